//! Measures the program by the method of the performance document.
