namespace Lifeguard.Analyzers.Tests.Ownership;

/// <summary>What is obtained in this code, and what becomes of it?</summary>
internal static class OwnershipTest
{
    private const string Usings = """
        using System.Data;
        using System.Data.Common;
        using Dapper;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Storage;
        using Npgsql;
        using SqlClient = Microsoft.Data.SqlClient;

        """;

    /// <summary>The acquisitions of a class with these members are those that are marked: <c>{|OpenConnection:db.OpenConnection()|}</c>.</summary>
    public static Task Acquires(string members, string code = "") => RuleTest<AcquisitionProbe>.Verify(Class(members, code));

    /// <summary>The same, with the message of one acquisition: its name, provider and source.</summary>
    public static Task Acquires(string members, string id, string message, string code = "")
    {
        var test = RuleTest<AcquisitionProbe>.Create(Class(members, code));
        test.ExpectedDiagnostics.Add(CSharpAnalyzerVerifier<AcquisitionProbe>.Diagnostic(id).WithLocation(0).WithMessage(message));
        return test.RunAsync();
    }

    /// <summary>What becomes of <c>it</c> in a class with these members: <c>Save({|Borrowed:it|})</c>.</summary>
    public static Task Fates(string members, string code = "", params (string Path, string Text)[] files) => RuleTest<FateProbe>.Verify(Class(members, code), files);

    public static string Class(string members, string code = "") => Usings + $$"""
        namespace Shop
        {
            public class Orders : IDisposable
            {
                private const string Text = "Host=db";
                private static readonly NpgsqlDataSource Db = null!;
                private NpgsqlConnection? _kept;

                public void Dispose() => _kept?.Dispose();

        {{members}}
            }

            public class Context : DbContext
            {
                public DbSet<Order> Orders => Set<Order>();
            }

            public class Order
            {
                public int Id { get; set; }
            }

        {{code}}
        }
        """;
}
