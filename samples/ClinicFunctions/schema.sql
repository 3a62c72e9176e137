CREATE TYPE appointment_status AS ENUM ('booked', 'reminded');

CREATE TABLE appointments (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    patient text NOT NULL,
    doctor text NOT NULL,
    starts_at timestamptz NOT NULL,
    status appointment_status NOT NULL,
    UNIQUE (doctor, starts_at)
);
