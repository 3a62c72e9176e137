using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace TenantReports;

public class AuditEntry
{
    public long Id { get; set; }

    public Guid Tenant { get; set; }

    public required string Action { get; set; }
}

public class AuditContext : DbContext
{
    public DbSet<AuditEntry> Entries => Set<AuditEntry>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) =>
        options.UseNpgsql(TenantDatabase.DataSource, npgsql => npgsql.MigrationsHistoryTable("audit_migrations", "public"));

    protected override void OnModelCreating(ModelBuilder model)
    {
        var entry = model.Entity<AuditEntry>().ToTable("audit_entries", "public");
        entry.Property(e => e.Id).HasColumnName("id").UseIdentityAlwaysColumn();
        entry.Property(e => e.Tenant).HasColumnName("tenant");
        entry.Property(e => e.Action).HasColumnName("action");
    }
}

[DbContext(typeof(AuditContext))]
[Migration("20260301090000_AuditEntries")]
public class AuditEntries : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("CREATE TABLE public.audit_entries (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, tenant uuid NOT NULL, action text NOT NULL)");

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP TABLE public.audit_entries");
}
