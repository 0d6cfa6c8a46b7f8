-- Since when nobody has asked, so that what is long over can be forgotten.
ALTER TABLE <schema>.sandbox_questions ADD COLUMN IF NOT EXISTS asked_at TIMESTAMP(6) WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL;

CREATE INDEX IF NOT EXISTS sandbox_questions_asked ON <schema>.sandbox_questions (asked_at);

CREATE INDEX IF NOT EXISTS sandbox_notifications_created ON <schema>.sandbox_notifications (created_at);
