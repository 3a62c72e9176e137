namespace TenantReports;

public record TenantRequest(Guid Tenant);

public record DayOfUse(string Day, int Reports);

public record UsageImport(Guid Tenant, IReadOnlyList<DayOfUse> Days);

public record PlanRequest(Guid Tenant, string Plan);

public record PlanTotal(string Plan, long Tenants);

public record ExportRequest(Guid Export, int WaitSeconds);
