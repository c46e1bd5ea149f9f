signin-shared = Esta es una computadora compartida
signin-shared-hint = Después de cerrar la sesión, nada suyo queda en ella.
