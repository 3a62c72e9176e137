namespace Lifeguard.Analyzers.Tests.SqlInCode;

public sealed class Locations
{
    [Theory]
    [InlineData("connection.Execute(\"select '\\\\', '\\t\\x41\\u0041\\U00000041\\\"'; [|SET x = '\\t'|]; select 1\");")]
    [InlineData("connection.Execute(@\"select '\"\"\\'; [|SET x = \"\"a\"\"|]; select 1\");")]
    [InlineData("connection.Execute($\"select '{{}}\\\\', {number}; [|SET x = '{{a}}'|]; select 1\");")]
    [InlineData("connection.Execute($@\"select '{{\"\"}}\\', {number}; [|SET x = '{{a}}'|]; select 1\");")]
    [InlineData("connection.Execute(\"\"\"select \"\\\"; [|SET x = \"a\"|]; select 1\"\"\");")]
    [InlineData("connection.Execute($\"\"\"select {number}; [|SET x = \"a\"|]; select 1\"\"\");")]
    [InlineData("connection.Execute(\"select 1;\\n[|SET x = 1|];\\r\\n\");")]
    [InlineData("connection.Execute(\"select 1; [|SET x\" + \" = \" + \"1|]; select 2\");")]
    [InlineData("var half = \" = 1\"; connection.Execute(\"select 1; [|SET x\" + half|]);")]
    [InlineData("connection.Execute($\"[|SET x = {input}|]\");")]
    [InlineData("connection.Execute($\"[|SET x = '{input}'|]\");")]
    public Task TheStatementInsideTheLiteral(string statement) => SqlTest.Finds(statement);

    [Fact]
    public Task LinesOfARawString() => SqlTest.Finds(""""
                    connection.Execute("""
                        select "a";

                            [|SET x = 1
                            , 2|];
                        select 1
                        """);
                    connection.Execute($"""
                        select {number};
                        [|SET x = {number}
                          , '{input}'|];
                        """);
                    connection.Execute($"""
                        [|SET x = 1|];
                        {input}
                        """);
        """");

    [Fact]
    public Task LinesOfAVerbatimString() => SqlTest.Finds("""
                    connection.Execute(@"
                        select ""a"";
                        [|SET x = 1
                        , 2|];
                        ");
        """);

    [Fact]
    public Task TheFileOfTheLiteralAndNotThatOfTheCall() => RuleTest<SqlProbe>.Verify(
        SqlTest.Function("connection.Execute(Sql.First); connection.Execute(Sql.First); connection.Execute(Sql.Second);"),
        ("Sql.cs", """
        namespace Shop;
        public static class Sql
        {
            public const string First = "[|SET x = 1|]";
            public static string Second => "select 1; [|SET y = 1|]";
        }
        """));
}
