-- Since when nobody has asked, so that what is long over can be forgotten.
ALTER TABLE sandbox_questions ADD COLUMN asked_at TIMESTAMP(6) WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL;

CREATE INDEX sandbox_questions_asked ON sandbox_questions (asked_at);

CREATE INDEX sandbox_notifications_created ON sandbox_notifications (created_at);
