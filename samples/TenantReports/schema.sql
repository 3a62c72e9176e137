CREATE SCHEMA reports;

CREATE TABLE reports.tenants (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    plan text NOT NULL DEFAULT 'basic'
);

CREATE TABLE reports.plan_changes (
    tenant uuid NOT NULL REFERENCES reports.tenants,
    plan text NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE reports.usage (
    tenant uuid NOT NULL REFERENCES reports.tenants,
    day date NOT NULL,
    reports int NOT NULL,
    PRIMARY KEY (tenant, day)
);

CREATE TABLE reports.closed_days (
    day date PRIMARY KEY,
    reports bigint NOT NULL
);

CREATE TABLE reports.exports (
    id uuid PRIMARY KEY,
    status text NOT NULL DEFAULT 'running',
    started_at timestamptz NOT NULL DEFAULT now()
);

-- Each tenant sees its own rows. The closing of a day and the support see all.
ALTER TABLE reports.usage ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_tenant ON reports.usage USING (tenant = nullif(current_setting('app.tenant', true), '')::uuid);

CREATE FUNCTION reports.tell_export() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('export_ready', new.id::text);
    RETURN new;
END
$$;
CREATE TRIGGER tell_export AFTER UPDATE ON reports.exports FOR EACH ROW WHEN (new.status = 'ready') EXECUTE FUNCTION reports.tell_export();

CREATE FUNCTION reports.usage_of_day(of_day date) RETURNS bigint LANGUAGE sql SECURITY DEFINER AS $$
    SELECT coalesce(sum(reports), 0) FROM reports.usage WHERE day = of_day
$$;

-- Billing has a database of its own; here both are one.
CREATE SCHEMA billing;

CREATE SEQUENCE billing.invoice_numbers START 1000;

CREATE TABLE billing.invoices (
    number bigint PRIMARY KEY DEFAULT nextval('billing.invoice_numbers'),
    tenant uuid NOT NULL,
    amount numeric(12, 2) NOT NULL
);

CREATE TABLE billing.prices (
    code text PRIMARY KEY,
    description text NOT NULL,
    price numeric(8, 2) NOT NULL
);

CREATE TABLE reports.dunning_runs (
    ran_at timestamptz NOT NULL DEFAULT now()
);

-- The login of the functions. A pooler keeps no search path for its clients, the role does.
CREATE ROLE support_reader BYPASSRLS;
CREATE ROLE report_functions LOGIN IN ROLE support_reader;
ALTER ROLE report_functions SET search_path = reports, public;
GRANT USAGE ON SCHEMA reports, billing TO report_functions, support_reader;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA reports, billing TO report_functions;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA billing TO report_functions;
GRANT SELECT ON ALL TABLES IN SCHEMA reports TO support_reader;
GRANT CREATE ON SCHEMA public TO report_functions;
