CREATE TABLE sessions (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    garage text NOT NULL,
    plate text NOT NULL,
    entered_at timestamptz NOT NULL DEFAULT now(),
    left_at timestamptz
);
