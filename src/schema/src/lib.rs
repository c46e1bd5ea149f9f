//! The tables as diesel sees them, made from the migrations. A test says how to make it anew.
#![allow(missing_docs)]

diesel::table! {
    activities (user_id, id) {
        user_id -> Uuid,
        id -> Uuid,
        organization_id -> Uuid,
        state -> Text,
        form -> Jsonb,
        claim -> Nullable<Jsonb>,
        occurred_on -> Nullable<Date>,
        submitted_at -> Nullable<Timestamptz>,
        begun_at -> Timestamptz,
        changed_at -> Timestamptz,
    }
}

diesel::table! {
    activity_evidence (user_id, id) {
        user_id -> Uuid,
        id -> Uuid,
        activity_id -> Uuid,
        hash -> Text,
        content_type -> Text,
        bytes -> Int4,
        name -> Text,
        added_at -> Timestamptz,
        removed_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    activity_steps (user_id, activity_id, number) {
        user_id -> Uuid,
        activity_id -> Uuid,
        number -> Int4,
        did -> Text,
        actor_id -> Uuid,
        role -> Text,
        reason -> Text,
        claim -> Nullable<Jsonb>,
        parts -> Nullable<Jsonb>,
        at -> Timestamptz,
    }
}

diesel::table! {
    awards (user_id, ledger_entry_id, rule_set_id) {
        user_id -> Uuid,
        ledger_entry_id -> Uuid,
        rule_set_id -> Uuid,
        credit_thousandths -> Int8,
        explanation -> Jsonb,
        awarded_at -> Timestamptz,
        earlier -> Jsonb,
    }
}

diesel::table! {
    board_members (board_id, person_id, joined_on) {
        board_id -> Uuid,
        person_id -> Uuid,
        joined_on -> Date,
        left_on -> Nullable<Date>,
    }
}

diesel::table! {
    boards (id) {
        id -> Uuid,
        organization_id -> Uuid,
        name -> Text,
        library -> Text,
        made_by -> Uuid,
        made_at -> Timestamptz,
    }
}

diesel::table! {
    certificate_codes (code) {
        code -> Text,
        user_id -> Uuid,
        certificate_id -> Uuid,
    }
}

diesel::table! {
    certificate_credentials (user_id, certificate_id) {
        user_id -> Uuid,
        certificate_id -> Uuid,
        organization_id -> Uuid,
        status_list -> Int4,
        status_place -> Int4,
        issuer -> Text,
        achievement -> Text,
        salt -> Bytea,
        token -> Text,
        stamp -> Text,
        signed_at -> Timestamptz,
    }
}

diesel::table! {
    certificate_layouts (organization_id, version) {
        organization_id -> Uuid,
        version -> Int4,
        body -> Jsonb,
        made_by -> Uuid,
        made_at -> Timestamptz,
    }
}

diesel::table! {
    certificate_pictures (organization_id, hash) {
        organization_id -> Uuid,
        hash -> Text,
        content_type -> Text,
        bytes -> Bytea,
        width -> Int4,
        height -> Int4,
        kept_at -> Timestamptz,
    }
}

diesel::table! {
    certificate_run_lines (user_id, run_id, subject_id, turn) {
        user_id -> Uuid,
        run_id -> Uuid,
        subject_id -> Uuid,
        outcome -> Nullable<Text>,
        certificate_id -> Nullable<Uuid>,
        settled_at -> Nullable<Timestamptz>,
        turn -> Int2,
    }
}

diesel::table! {
    certificate_runs (id) {
        id -> Uuid,
        organization_id -> Uuid,
        kind -> Text,
        module_id -> Nullable<Uuid>,
        note -> Text,
        tell -> Bool,
        made_by -> Uuid,
        made_at -> Timestamptz,
        stopped_at -> Nullable<Timestamptz>,
        finished_at -> Nullable<Timestamptz>,
        program -> Nullable<Text>,
    }
}

diesel::table! {
    certificates (user_id, id) {
        user_id -> Uuid,
        id -> Uuid,
        code -> Text,
        module_id -> Nullable<Uuid>,
        module_version_id -> Nullable<Uuid>,
        facts -> Jsonb,
        details_public -> Bool,
        issued_at -> Timestamptz,
        expires_on -> Nullable<Date>,
        revoked_at -> Nullable<Timestamptz>,
        revocation_reason -> Nullable<Text>,
        superseded_by -> Nullable<Uuid>,
        kind -> Text,
        period_id -> Nullable<Uuid>,
        organization_id -> Uuid,
        revocation_note -> Nullable<Text>,
        learner -> Text,
        turn -> Int2,
    }
}

diesel::table! {
    cohort_members (user_id, cohort_id) {
        user_id -> Uuid,
        cohort_id -> Uuid,
        joined_at -> Timestamptz,
        left_at -> Nullable<Timestamptz>,
        digest_stopped_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    cohorts (id) {
        id -> Uuid,
        organization_id -> Uuid,
        slug -> Text,
        name -> Text,
        pathway_id -> Uuid,
        coordinator_id -> Uuid,
        starts_on -> Date,
        ends_on -> Nullable<Date>,
        time_zone -> Text,
        join_code -> Text,
        note -> Text,
        digest_rhythm -> Nullable<Text>,
        digest_next_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        note_set_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    credit_decisions (user_id, ledger_entry_id, program, number) {
        user_id -> Uuid,
        ledger_entry_id -> Uuid,
        program -> Text,
        number -> Int2,
        credit_thousandths -> Int8,
        reason -> Text,
        organization_id -> Uuid,
        actor_id -> Uuid,
        decided_at -> Timestamptz,
        category -> Nullable<Text>,
    }
}

diesel::table! {
    decisions (id) {
        id -> Uuid,
        actor_id -> Nullable<Uuid>,
        role -> Text,
        organization_id -> Nullable<Uuid>,
        subject_kind -> Text,
        subject_id -> Uuid,
        person_id -> Nullable<Uuid>,
        outcome -> Text,
        reason -> Text,
        before -> Jsonb,
        after -> Jsonb,
        decided_at -> Timestamptz,
    }
}

diesel::table! {
    digest_messages (user_id, cohort_id, slot_at) {
        user_id -> Uuid,
        cohort_id -> Uuid,
        slot_at -> Timestamptz,
        message_id -> Uuid,
    }
}

diesel::table! {
    digest_runs (cohort_id, slot_at) {
        cohort_id -> Uuid,
        slot_at -> Timestamptz,
        composed_at -> Timestamptz,
        members -> Int4,
        messages -> Int4,
        missed -> Bool,
    }
}

diesel::table! {
    engaged_medians (content, content_id) {
        content -> Text,
        content_id -> Uuid,
        minutes -> Int4,
        people -> Int4,
        median_seconds -> Int4,
        counted_at -> Timestamptz,
    }
}

diesel::table! {
    enrollments (holder_id, id) {
        holder_id -> Uuid,
        id -> Uuid,
        person_id -> Nullable<Uuid>,
        board_id -> Nullable<Uuid>,
        program -> Text,
        anchor_on -> Nullable<Date>,
        since -> Nullable<Date>,
        enrolled_at -> Timestamptz,
        left_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    erasures (user_id) {
        user_id -> Uuid,
        asked_at -> Timestamptz,
        due_at -> Timestamptz,
        undo_hash -> Nullable<Bytea>,
        erased_at -> Nullable<Timestamptz>,
        years -> Nullable<Int4>,
        more_on -> Nullable<Date>,
    }
}

diesel::table! {
    evaluation_attempts (user_id, id) {
        user_id -> Uuid,
        id -> Uuid,
        module_version_id -> Uuid,
        answers -> Jsonb,
        right_count -> Int4,
        question_count -> Int4,
        passed -> Bool,
        submitted_at -> Timestamptz,
        turn -> Int2,
    }
}

diesel::table! {
    goals (user_id) {
        user_id -> Uuid,
        lessons_a_week -> Int2,
        resting_since -> Nullable<Timestamptz>,
        changed_at -> Timestamptz,
    }
}

diesel::table! {
    intentions (user_id, lesson_id, step_id) {
        user_id -> Uuid,
        lesson_id -> Uuid,
        step_id -> Text,
        lesson_version_id -> Uuid,
        text -> Text,
        written_at -> Timestamptz,
        ask_at -> Nullable<Timestamptz>,
        answer -> Nullable<Text>,
        answered_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    issuer_keys (organization_id, id) {
        organization_id -> Uuid,
        id -> Text,
        public_key -> Text,
        sealed_secret -> Nullable<Bytea>,
        since -> Timestamptz,
        until -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    issuers (organization_id) {
        organization_id -> Uuid,
        log_size -> Int8,
        log_at -> Nullable<Timestamptz>,
        status_list -> Int4,
        status_taken -> Int4,
    }
}

diesel::table! {
    jobs (id) {
        id -> Uuid,
        kind -> Text,
        payload -> Jsonb,
        unique_key -> Nullable<Text>,
        run_at -> Timestamptz,
        leased_until -> Nullable<Timestamptz>,
        attempts -> Int4,
        last_error -> Nullable<Text>,
        failed_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    kept_questions (holder_id, enrollment_id, person_id, ledger_entry_id) {
        holder_id -> Uuid,
        enrollment_id -> Uuid,
        person_id -> Uuid,
        ledger_entry_id -> Uuid,
        program -> Text,
        rule_set_id -> Uuid,
        occurred_on -> Date,
        question -> Jsonb,
    }
}

diesel::table! {
    kept_standing_headings (holder_id, enrollment_id, place) {
        holder_id -> Uuid,
        enrollment_id -> Uuid,
        place -> Int2,
        heading -> Text,
        counted_thousandths -> Int8,
        required_thousandths -> Nullable<Int8>,
    }
}

diesel::table! {
    kept_standings (holder_id, enrollment_id) {
        holder_id -> Uuid,
        enrollment_id -> Uuid,
        period_id -> Uuid,
        organization_id -> Uuid,
        library_id -> Nullable<Uuid>,
        program -> Text,
        rule_set_id -> Uuid,
        track -> Text,
        name -> Text,
        state -> Text,
        counted_thousandths -> Int8,
        required_thousandths -> Int8,
        unit -> Text,
        ends -> Date,
        worked_out_at -> Timestamptz,
    }
}

diesel::table! {
    learning_events (user_id, id) {
        user_id -> Uuid,
        id -> Uuid,
        lesson_id -> Uuid,
        lesson_version_id -> Uuid,
        kind -> Text,
        payload -> Jsonb,
        device_id -> Nullable<Uuid>,
        happened_at -> Timestamptz,
        received_at -> Timestamptz,
    }
}

diesel::table! {
    ledger_entries (user_id, id) {
        user_id -> Uuid,
        id -> Uuid,
        source -> Text,
        module_id -> Nullable<Uuid>,
        module_version_id -> Nullable<Uuid>,
        occurred_on -> Date,
        minutes -> Int4,
        mode -> Text,
        reverses -> Nullable<Uuid>,
        entered_at -> Timestamptz,
        activity_id -> Nullable<Uuid>,
        activity_part -> Nullable<Int2>,
        facts -> Jsonb,
        again -> Int2,
        previous_hash -> Nullable<Bytea>,
        hash -> Bytea,
        turn -> Int2,
        lesson_id -> Nullable<Uuid>,
        lesson_version_id -> Nullable<Uuid>,
    }
}

diesel::table! {
    ledger_joins (user_id, from_id, number) {
        user_id -> Uuid,
        from_id -> Uuid,
        number -> Int2,
        behind -> Nullable<Bytea>,
        lines -> Int4,
        head -> Bytea,
        turns -> Jsonb,
        agains -> Jsonb,
        joined_at -> Timestamptz,
    }
}

diesel::table! {
    lesson_completions (user_id, lesson_version_id) {
        user_id -> Uuid,
        lesson_version_id -> Uuid,
        lesson_id -> Uuid,
        minutes -> Int4,
        completed_at -> Timestamptz,
    }
}

diesel::table! {
    lesson_progress (user_id, lesson_id) {
        user_id -> Uuid,
        lesson_id -> Uuid,
        lesson_version_id -> Uuid,
        state -> Jsonb,
        started_at -> Timestamptz,
        updated_at -> Timestamptz,
        completed_at -> Nullable<Timestamptz>,
        revision -> Int8,
    }
}

diesel::table! {
    lesson_texts (lesson_id, language) {
        lesson_id -> Uuid,
        language -> Text,
        title -> Text,
        summary -> Text,
        words -> Text,
    }
}

diesel::table! {
    lesson_times (user_id, lesson_id, device_id) {
        user_id -> Uuid,
        lesson_id -> Uuid,
        device_id -> Uuid,
        seconds -> Int4,
    }
}

diesel::table! {
    lesson_versions (id) {
        id -> Uuid,
        lesson_id -> Uuid,
        number -> Int4,
        content_hash -> Text,
        topic -> Text,
        minutes -> Int4,
        open -> Bool,
        body -> Jsonb,
        published_at -> Timestamptz,
    }
}

diesel::table! {
    lessons (id) {
        id -> Uuid,
        slug -> Text,
        mark -> Text,
        current_version_id -> Nullable<Uuid>,
        withdrawn_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    libraries (id) {
        id -> Uuid,
        organization_id -> Uuid,
        name -> Text,
        region -> Text,
        listed_at -> Timestamptz,
    }
}

diesel::table! {
    log_entries (organization_id, number) {
        organization_id -> Uuid,
        number -> Int8,
        certificate -> Bytea,
        content -> Text,
    }
}

diesel::table! {
    log_heads (organization_id, size) {
        organization_id -> Uuid,
        size -> Int8,
        origin -> Text,
        note -> Text,
    }
}

diesel::table! {
    log_nodes (organization_id, level, number) {
        organization_id -> Uuid,
        level -> Int2,
        number -> Int8,
        hash -> Bytea,
    }
}

diesel::table! {
    media (hash) {
        hash -> Text,
        content_type -> Text,
        bytes -> Bytea,
        width -> Nullable<Int4>,
        height -> Nullable<Int4>,
    }
}

diesel::table! {
    messages (id) {
        id -> Uuid,
        kind -> Text,
        to_address -> Text,
        to_name -> Text,
        reply_to -> Nullable<Text>,
        subject -> Text,
        text_body -> Text,
        html_body -> Nullable<Text>,
        headers -> Jsonb,
        message_id -> Text,
        queued_at -> Timestamptz,
        sent_at -> Nullable<Timestamptz>,
        given_up_at -> Nullable<Timestamptz>,
        last_error -> Nullable<Text>,
    }
}

diesel::table! {
    module_completions (user_id, module_id, turn) {
        user_id -> Uuid,
        module_version_id -> Uuid,
        module_id -> Uuid,
        right_count -> Int4,
        question_count -> Int4,
        completed_at -> Timestamptz,
        turn -> Int2,
    }
}

diesel::table! {
    module_feedback (user_id, module_version_id, turn) {
        user_id -> Uuid,
        module_version_id -> Uuid,
        answers -> Jsonb,
        sent_at -> Timestamptz,
        turn -> Int2,
    }
}

diesel::table! {
    module_progress (user_id, module_id) {
        user_id -> Uuid,
        module_id -> Uuid,
        module_version_id -> Uuid,
        answers -> Jsonb,
        feedback -> Jsonb,
        passed_at -> Nullable<Timestamptz>,
        updated_at -> Timestamptz,
        turn -> Int2,
    }
}

diesel::table! {
    module_version_lessons (module_version_id, position) {
        module_version_id -> Uuid,
        position -> Int4,
        lesson_id -> Uuid,
    }
}

diesel::table! {
    module_versions (id) {
        id -> Uuid,
        module_id -> Uuid,
        number -> Int4,
        content_hash -> Text,
        provider_id -> Uuid,
        title -> Text,
        minutes -> Int4,
        body -> Jsonb,
        published_at -> Timestamptz,
    }
}

diesel::table! {
    modules (id) {
        id -> Uuid,
        slug -> Text,
        current_version_id -> Nullable<Uuid>,
        withdrawn_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    notes (user_id, lesson_id, step_id) {
        user_id -> Uuid,
        lesson_id -> Uuid,
        step_id -> Text,
        lesson_version_id -> Uuid,
        text -> Text,
        bookmarked_at -> Nullable<Timestamptz>,
        noted_at -> Timestamptz,
        deleted_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    organizations (id) {
        id -> Uuid,
        slug -> Text,
        name -> Text,
        kind -> Text,
        example -> Bool,
        time_zone -> Text,
        certificate_prefix -> Text,
        body -> Jsonb,
        content_hash -> Text,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    pathway_modules (pathway_id, position) {
        pathway_id -> Uuid,
        position -> Int4,
        module_id -> Uuid,
        elective -> Bool,
    }
}

diesel::table! {
    pathways (id) {
        id -> Uuid,
        slug -> Text,
        title -> Text,
        stage -> Text,
        body -> Jsonb,
        content_hash -> Text,
        withdrawn_at -> Nullable<Timestamptz>,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    period_attestations (holder_id, id) {
        holder_id -> Uuid,
        id -> Uuid,
        period_id -> Uuid,
        name -> Text,
        position -> Text,
        email -> Text,
        asked_at -> Timestamptz,
        answered_at -> Nullable<Timestamptz>,
        attested -> Nullable<Text>,
        remark -> Text,
    }
}

diesel::table! {
    period_extensions (holder_id, period_id, extended_at) {
        holder_id -> Uuid,
        period_id -> Uuid,
        extended_to -> Date,
        reason -> Text,
        extended_by -> Uuid,
        extended_at -> Timestamptz,
    }
}

diesel::table! {
    period_reminders (holder_id, period_id, days, person_id) {
        holder_id -> Uuid,
        period_id -> Uuid,
        days -> Int2,
        person_id -> Uuid,
        sent_at -> Timestamptz,
    }
}

diesel::table! {
    period_steps (holder_id, period_id, submitted_at, number) {
        holder_id -> Uuid,
        period_id -> Uuid,
        submitted_at -> Timestamptz,
        number -> Int2,
        role -> Text,
        passed_by -> Uuid,
        passed_at -> Timestamptz,
    }
}

diesel::table! {
    periods (holder_id, id) {
        holder_id -> Uuid,
        id -> Uuid,
        enrollment_id -> Uuid,
        starts -> Date,
        ends -> Date,
        first -> Bool,
        carried_thousandths -> Int8,
        opened_at -> Timestamptz,
        submitted_at -> Nullable<Timestamptz>,
        renewed_at -> Nullable<Timestamptz>,
        lapsed_at -> Nullable<Timestamptz>,
        exempt_at -> Nullable<Timestamptz>,
        drawn_at -> Nullable<Timestamptz>,
        evidence_at -> Nullable<Timestamptz>,
        audited_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    positions (holder_id, enrollment_id, held_from) {
        holder_id -> Uuid,
        enrollment_id -> Uuid,
        held_from -> Date,
        held_to -> Nullable<Date>,
        track -> Text,
    }
}

diesel::table! {
    review_cards (user_id, lesson_id, step_id) {
        user_id -> Uuid,
        lesson_id -> Uuid,
        step_id -> Text,
        answers -> Jsonb,
        algorithm -> Text,
        stability -> Float8,
        difficulty -> Float8,
        misled -> Bool,
        answered_at -> Timestamptz,
        reviewed_at -> Nullable<Timestamptz>,
        due_at -> Timestamptz,
    }
}

diesel::table! {
    reviews_off (user_id) {
        user_id -> Uuid,
        since -> Timestamptz,
    }
}

diesel::table! {
    roles (user_id, organization_id, role) {
        user_id -> Uuid,
        organization_id -> Uuid,
        role -> Text,
        granted_at -> Timestamptz,
    }
}

diesel::table! {
    room_seats (user_id, room_id) {
        user_id -> Uuid,
        room_id -> Uuid,
        way -> Text,
        seated_at -> Timestamptz,
        seated_by -> Nullable<Uuid>,
        answer -> Nullable<Text>,
        answered_at -> Nullable<Timestamptz>,
        removed_at -> Nullable<Timestamptz>,
        ledger_entry_id -> Nullable<Uuid>,
        counted -> Nullable<Bool>,
    }
}

diesel::table! {
    rooms (id) {
        id -> Uuid,
        organization_id -> Uuid,
        facilitator_id -> Uuid,
        opened_by -> Uuid,
        module_id -> Uuid,
        module_version_id -> Uuid,
        board_id -> Nullable<Uuid>,
        code -> Text,
        held_on -> Date,
        opened_at -> Timestamptz,
        closed_at -> Nullable<Timestamptz>,
        attested_by -> Nullable<Uuid>,
        attested_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    rule_set_activations (rule_set_id) {
        rule_set_id -> Uuid,
        first_by -> Uuid,
        second_by -> Uuid,
        activated_at -> Timestamptz,
    }
}

diesel::table! {
    rule_set_approvals (rule_set_id, approver_id) {
        rule_set_id -> Uuid,
        approver_id -> Uuid,
        approved_at -> Timestamptz,
    }
}

diesel::table! {
    rule_set_retirements (rule_set_id) {
        rule_set_id -> Uuid,
        retired_by -> Uuid,
        reason -> Text,
        retired_at -> Timestamptz,
    }
}

diesel::table! {
    rule_sets (id) {
        id -> Uuid,
        code -> Text,
        version -> Int4,
        name -> Text,
        effective_from -> Date,
        body -> Jsonb,
        content_hash -> Text,
        loaded_at -> Timestamptz,
    }
}

diesel::table! {
    saved_reports (id) {
        id -> Uuid,
        organization_id -> Uuid,
        name -> Text,
        body -> Jsonb,
        made_by -> Uuid,
        made_at -> Timestamptz,
        changed_at -> Timestamptz,
        removed_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    sessions (user_id, id) {
        user_id -> Uuid,
        id -> Uuid,
        device -> Text,
        created_at -> Timestamptz,
        last_seen_at -> Timestamptz,
        expires_at -> Timestamptz,
        revoked_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    settings (key) {
        key -> Text,
        value -> Jsonb,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    sign_in_links (token_hash) {
        token_hash -> Bytea,
        email -> Text,
        next_path -> Text,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
        used_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    standing_tallies (id) {
        id -> Int8,
        organization_id -> Uuid,
        program -> Text,
        library_id -> Nullable<Uuid>,
        heading -> Text,
        state -> Text,
        people -> Int4,
    }
}

diesel::table! {
    status_places (organization_id, list, place) {
        organization_id -> Uuid,
        list -> Int4,
        place -> Int4,
        withdrawn_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    users (id) {
        id -> Uuid,
        email -> Text,
        name -> Text,
        library -> Text,
        password_hash -> Nullable<Text>,
        language -> Text,
        time_zone -> Text,
        demo -> Bool,
        created_at -> Timestamptz,
        present_name_since -> Nullable<Timestamptz>,
        joined_into -> Nullable<Uuid>,
        joined_at -> Nullable<Timestamptz>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    activities,
    activity_evidence,
    activity_steps,
    awards,
    board_members,
    boards,
    certificate_codes,
    certificate_credentials,
    certificate_layouts,
    certificate_pictures,
    certificate_run_lines,
    certificate_runs,
    certificates,
    cohort_members,
    cohorts,
    credit_decisions,
    decisions,
    digest_messages,
    digest_runs,
    engaged_medians,
    enrollments,
    erasures,
    evaluation_attempts,
    goals,
    intentions,
    issuer_keys,
    issuers,
    jobs,
    kept_questions,
    kept_standing_headings,
    kept_standings,
    learning_events,
    ledger_entries,
    ledger_joins,
    lesson_completions,
    lesson_progress,
    lesson_texts,
    lesson_times,
    lesson_versions,
    lessons,
    libraries,
    log_entries,
    log_heads,
    log_nodes,
    media,
    messages,
    module_completions,
    module_feedback,
    module_progress,
    module_version_lessons,
    module_versions,
    modules,
    notes,
    organizations,
    pathway_modules,
    pathways,
    period_attestations,
    period_extensions,
    period_reminders,
    period_steps,
    periods,
    positions,
    review_cards,
    reviews_off,
    roles,
    room_seats,
    rooms,
    rule_set_activations,
    rule_set_approvals,
    rule_set_retirements,
    rule_sets,
    saved_reports,
    sessions,
    settings,
    sign_in_links,
    standing_tallies,
    status_places,
    users,
);
