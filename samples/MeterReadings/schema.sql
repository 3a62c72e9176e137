CREATE TABLE readings (
    meter_id varchar(40) NOT NULL,
    taken_at timestamptz NOT NULL,
    kwh numeric(12, 3) NOT NULL
);

CREATE TABLE archived_readings (
    meter_id varchar(40) NOT NULL,
    taken_at timestamptz NOT NULL,
    kwh numeric(12, 3) NOT NULL
);
