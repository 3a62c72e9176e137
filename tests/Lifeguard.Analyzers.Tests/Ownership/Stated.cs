using static Lifeguard.Analyzers.Tests.Ownership.OwnershipTest;

namespace Lifeguard.Analyzers.Tests.Ownership;

/// <summary>What people say by attributes and in their file.</summary>
public sealed class Stated
{
    private const string Attributes = """
        [AttributeUsage(AttributeTargets.All)] public sealed class OwnedByCallerAttribute : Attribute { }
        [AttributeUsage(AttributeTargets.All)] public sealed class BorrowedAttribute : Attribute { }
        [AttributeUsage(AttributeTargets.All)] public sealed class GivesOwnershipAttribute : Attribute { }
        [AttributeUsage(AttributeTargets.All)] public sealed class KeepsOwnershipAttribute : Attribute { }
        [AttributeUsage(AttributeTargets.All)] public sealed class TakesOwnershipAttribute : Attribute { }
        [AttributeUsage(AttributeTargets.All)] public sealed class TransfersOwnershipAttribute : Attribute { }
        [AttributeUsage(AttributeTargets.All)] public sealed class HandlesResourceDisposalAttribute : Attribute { }
        [AttributeUsage(AttributeTargets.All)] public sealed class MustDisposeResourceAttribute : Attribute { public MustDisposeResourceAttribute(bool value = true) { } }

        """;

    [Theory]
    [InlineData("[OwnedByCaller] IDbConnection Open();", "OpenConnection:d.Open()")]
    [InlineData("[return: OwnedByCaller] Task<IDbConnection> OpenAsync();", "OpenConnection:d.OpenAsync()")]
    [InlineData("[return: GivesOwnership] IDbConnection Create();", "Connection:d.Create()")]
    [InlineData("[MustDisposeResource] IDbCommand Command();", "Command:d.Command()")]
    [InlineData("[MustDisposeResource(true)] IDbCommand Command();", "Command:d.Command()")]
    [InlineData("[OwnedByCaller] IDbConnection New { get; }", "Connection:d.New")]
    public Task WhatTheCallerOwns(string member, string acquisition) => Acquires(
        $$"""void M(IDb d) { var x = {|{{acquisition}}|}; }""", Attributes + $$"""public interface IDb { {{member}} }""");

    [Theory]
    [InlineData("[Borrowed] public IDbConnection Open() => {|Connection:new NpgsqlConnection()|};", "d.Open()")]
    [InlineData("[return: Borrowed] public IDbConnection Open() => {|Connection:new NpgsqlConnection()|};", "d.Open()")]
    [InlineData("[return: KeepsOwnership] public IDbConnection Open() => {|Connection:new NpgsqlConnection()|};", "d.Open()")]
    [InlineData("[MustDisposeResource(false)] public IDbConnection Open() => {|Connection:new NpgsqlConnection()|};", "d.Open()")]
    [InlineData("[Borrowed] public IDbConnection New => {|Connection:new NpgsqlConnection()|};", "d.New")]
    public Task WhatIsLent(string member, string call) => Acquires($$"""void M(Database d) { var x = {{call}}; }""", Attributes + $$"""public class Database { {{member}} }""");

    [Fact]
    public Task WhatAContractSaysHoldsForWhatImplementsIt() => Acquires(
        "void M(Database d, Derived e) { var x = d.Open(); var y = e.Make(); }",
        Attributes + """
        public interface IDb { [Borrowed] IDbConnection Open(); }
        public class Database : IDb { public IDbConnection Open() => {|Connection:new NpgsqlConnection()|}; [Borrowed] public virtual IDbConnection Make() => {|Connection:new NpgsqlConnection()|}; }
        public class Derived : Database { public override IDbConnection Make() => {|Connection:new NpgsqlConnection()|}; }
        """);

    [Fact]
    public Task AContextThatNeedsNoDisposal() => Acquires(
        "void M() { var x = new Plain(); var y = {|Context:new Plain(1)|}; var z = new Quiet(); }",
        Attributes + """
        public class Plain : DbContext { [Borrowed] public Plain() { } public Plain(int n) { } }
        [MustDisposeResource(false)] public class Quiet : DbContext { }
        """);

    [Theory]
    [InlineData("[Borrowed]", "Borrowed")]
    [InlineData("[OwnedByCaller]", "Borrowed")]
    [InlineData("[KeepsOwnership]", "Borrowed")]
    [InlineData("[TakesOwnership]", "HandedOn")]
    [InlineData("[TransfersOwnership]", "HandedOn")]
    [InlineData("[HandlesResourceDisposal]", "HandedOn")]
    [InlineData("", "Unknown")]
    public Task OfParameters(string attribute, string fate) => Fates(
        $$"""void M(NpgsqlConnection it, IDb d) { d.Use({|{{fate}}:it|}); }""", Attributes + $$"""public interface IDb { void Use({{attribute}} IDbConnection c); }""");

    [Theory]
    [InlineData("M:Shop.IDb.Open = owned", "var x = {|OpenConnection:d.Open()|}; var y = {|OpenConnection:d.Open(1)|}; var z = d.New;")]     // all overloads
    [InlineData("M:Shop.IDb.Open = owned\nM:Shop.IDb.Open(System.Int32) = borrowed", "var x = {|OpenConnection:d.Open()|}; var y = d.Open(1); var z = d.New;")]
    [InlineData("M:Shop.IDb.Open(System.Int32) = owned", "var x = d.Open(); var y = {|OpenConnection:d.Open(1)|}; var z = d.New;")]
    [InlineData("P:Shop.IDb.New = OWNED\nM:Shop.IDb.Open(System.Int32)=owned", "var x = d.Open(); var y = {|OpenConnection:d.Open(1)|}; var z = {|Connection:d.New|};")]
    [InlineData("# M:Shop.IDb.Open = owned\n\n// and so on\n", "var x = d.Open(); var y = d.Open(1); var z = d.New;")]
    [InlineData("M:Shop.IDb.Opened = owned\n  P:Shop.IDb.New  =  owned  ", "var x = d.Open(); var y = d.Open(1); var z = {|Connection:d.New|};")]
    [InlineData("M:Dapper.SqlMapper.ExecuteReader = borrowed", "var x = ((IDbConnection)null!).ExecuteReader(\"x\");")]
    [InlineData("M:Npgsql.NpgsqlCommand.ExecuteReader(System.Data.CommandBehavior) = borrowed", "var c = (NpgsqlCommand)null!; var x = c.ExecuteReader(CommandBehavior.SingleRow);")]
    [InlineData("M:Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection = owned", "var c = (Context)null!; var x = {|Connection:c.Database.GetDbConnection()|};")]
    public Task AFile(string file, string statements) => RuleTest<AcquisitionProbe>.Verify(
        Class($$"""void M(IDb d) { {{statements}} }""", "public interface IDb { IDbConnection Open(); IDbConnection Open(int n); IDbConnection New { get; } }"), ("lifeguard.ownership.txt", file));

    [Theory]
    [InlineData("M:Shop.IDb.Use(System.Data.IDbConnection)#c = borrowed", "Borrowed", "Unknown")]
    [InlineData("M:Shop.IDb.Use(System.Data.IDbConnection)#c = kept", "HandedOn", "Unknown")]
    [InlineData("M:Shop.IDb.Use(System.Data.IDbConnection)#c = disposed", "Disposed", "Unknown")]
    [InlineData("M:Shop.IDb.Use#c = borrowed", "Borrowed", "Borrowed")]
    [InlineData("M:Shop.IDb.Use#d = borrowed", "Unknown", "Unknown")]
    public Task AFileOnParameters(string file, string fate, string other) => Fates(
        $$"""void M(NpgsqlConnection it, IDb d) { d.Use({|{{fate}}:it|}); d.Use({|{{other}}:it|}, 1); }""",
        "public interface IDb { void Use(IDbConnection c); void Use(IDbConnection c, int n); }",
        ("lifeguard.ownership.txt", file));

    [Fact]
    public Task AFileOnConstructors() => Fates(
        """void M(NpgsqlConnection it) { new Keeper({|HandedOn:it|}); new Keeper({|Borrowed:it|}, 1); }""",
        "public class Keeper { public Keeper(IDbConnection c) { c.Close(); } public Keeper(IDbConnection c, int n) { c.Close(); } }",
        ("lifeguard.ownership.txt", "M:Shop.Keeper.#ctor(System.Data.IDbConnection)#c = kept\nM:Shop.Keeper.#ctor#c = borrowed"));

    [Fact]
    public Task TheFileComesBeforeTheAttribute() => RuleTest<AcquisitionProbe>.Verify(
        Class("void M(IDb d) { var x = d.Open(); }", Attributes + "public interface IDb { [OwnedByCaller] IDbConnection Open(); }"), ("lifeguard.ownership.txt", "M:Shop.IDb.Open = borrowed"));
}
