using Lifeguard.Analyzers.Rules.Lifetime;
using Lifeguard.Contracts;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1002_ConnectionPerInvocation;

/// <summary>A project on Npgsql 6, which has connections but no data source.</summary>
internal static class OlderNpgsql
{
    private static readonly Library Npgsql = Library.FromSource("Npgsql", """
        #nullable disable
        using System.Data;
        using System.Data.Common;
        namespace Npgsql;
        public sealed class NpgsqlConnection : DbConnection
        {
            public NpgsqlConnection() { }
            public NpgsqlConnection(string connectionString) { }
            public override string ConnectionString { get; set; }
            public override string Database => null;
            public override string DataSource => null;
            public override string ServerVersion => null;
            public override ConnectionState State => default;
            public override void ChangeDatabase(string databaseName) { }
            public override void Close() { }
            public override void Open() { }
            protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => null;
            protected override DbCommand CreateDbCommand() => null;
        }
        """);

    /// <summary>Verifies a Lambda handler with these statements.</summary>
    public static Task Verify(string handler) => Verify<ConnectionPerInvocationAnalyzer>(handler);

    /// <summary>The same for another rule.</summary>
    public static Task Verify<TAnalyzer>(string handler)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = RuleTest<TAnalyzer>.Create($$"""
            using Amazon.Lambda.Core;
            using Npgsql;
            public class Function { public string FunctionHandler(string input, ILambdaContext context) { {{handler}} return input; } }
            """);
        test.ReferenceAssemblies = ReferenceAssemblies.Net.Net100.AddAssemblies([Path.Combine(ContractAssemblies.Folder, "Amazon.Lambda.Core.dll")]).AddReferences(Npgsql.References);
        return test.RunAsync();
    }
}
