namespace Lifeguard.Analyzers.Tests.SqlInCode;

public sealed class Folding
{
    [Theory]
    [InlineData("connection.Execute(\"{|#0:SET x = 1|}\");", "SET x = 1")]
    [InlineData("connection.Execute(\"select 1; {|#0:SET x = 1|}; select 2\");", "select 1; SET x = 1; select 2")]
    [InlineData("connection.Execute(@\"{|#0:SET \"\"x\"\" = 1|}\");", "SET \"x\" = 1")]
    [InlineData("connection.Execute(\"\"\"{|#0:SET \"x\" = 1|}\"\"\");", "SET \"x\" = 1")]
    [InlineData("connection.Execute($\"{|#0:SET x = {number}|}\");", "SET x = •")]
    [InlineData("connection.Execute($\"{|#0:SET {input} = 1|}; select {number:N2}\");", "SET • = 1; select •")]
    [InlineData("connection.Execute($\"{|#0:SET {Name} = 1|}\");", "SET app.tenant = 1")]
    [InlineData("connection.Execute(\"{|#0:SET x = \" + 1|});", "SET x = 1")]
    [InlineData("connection.Execute(\"{|#0:SET \" + Name + \" = 1|}\");", "SET app.tenant = 1")]
    [InlineData("connection.Execute(\"{|#0:SET \" + ReadOnly + \" = \" + \"'a'|}\");", "SET app.tenant = 'a'")]
    [InlineData("connection.Execute(\"{|#0:SET \" + input|});", "SET •")]
    [InlineData("const string text = \"{|#0:SET x = 1|}\"; connection.Execute(text);", "SET x = 1")]
    [InlineData("var text = \"{|#0:SET x = 1|}\"; connection.Execute(text);", "SET x = 1")]
    [InlineData("string text; text = \"{|#0:SET x = 1|}\"; connection.Execute(text);", "SET x = 1")]
    [InlineData("var text = \"select 1\"; text = \"{|#0:SET x = 1|}\"; connection.Execute(text);", "SET x = 1")]
    [InlineData("var text = \"{|#0:SET x = 1|}\"; text += \"; select 1\"; connection.Execute(text);", "SET x = 1; select 1")]
    [InlineData("var text = \"{|#0:SET x = 1|}\"; if (number > 1) text += \"; select 1\"; connection.Execute(text);", "SET x = 1")]
    [InlineData("var text = \"{|#0:SET x = 1|};\"; for (var i = 0; i < number; i++) text += \" select \" + i; connection.Execute(text);", "SET x = 1;")]
    [InlineData("connection.Execute(number > 1 ? \"{|#0:SET x = 1|}\" : \"select 1\");", "SET x = 1")]
    [InlineData("connection.Execute(number switch { 1 => \"{|#0:SET x = 1|}\", _ => throw new Exception() });", "SET x = 1")]
    [InlineData("connection.Execute(input ?? \"{|#0:SET x = 1|}\");", "SET x = 1")]
    [InlineData("connection.Execute(string.Format(\"{|#0:SET {0} = {1}|}; {{\", Name, number));", "SET app.tenant = •; {")]
    [InlineData("connection.Execute(string.Concat(\"{|#0:SET |}\", Name, \" = 1\"));", "SET app.tenant = 1")]
    [InlineData("connection.Execute(string.Join(\"; \", \"{|#0:SET x = 1|}\", \"select 1\"));", "SET x = 1; select 1")]
    [InlineData("connection.Execute(string.Join(\";\", new[] { \"{|#0:SET x = 1|}\", \"select 1\" }));", "SET x = 1;select 1")]
    [InlineData("connection.Execute(\"{|#0:SET x = {value}|}\".Replace(\"{value}\", input));", "SET x = •")]
    [InlineData("connection.Execute(\" {|#0:SET x = 1|} \".Trim());", " SET x = 1 ")]
    [InlineData("connection.Execute(FormattableString.Invariant($\"{|#0:SET x = {number}|}\"));", "SET x = •")]
    [InlineData("var builder = new StringBuilder(); builder.Append(\"{|#0:SET x = 1|}\"); builder.Append(\"; \").AppendLine(\"select 1\"); connection.Execute(builder.ToString());", "SET x = 1; select 1⏎")]
    [InlineData("var builder = new StringBuilder(\"{|#0:SET |}\").Append(input).Append(\" = 1\"); connection.Execute(builder.ToString());", "SET • = 1")]
    [InlineData("connection.Execute(new StringBuilder().AppendFormat(\"{|#0:SET {0} = 1|}\", Name).ToString());", "SET app.tenant = 1")]
    [InlineData("var builder = new StringBuilder(\"{|#0:SET x = 1|}\"); while (number-- > 0) builder.Append(\"a\"); connection.Execute(builder.ToString());", "SET x = 1")]
    [InlineData("var builder = new StringBuilder(\"{|#0:SET x = 1|}\"); if (number > 1) builder.Append(\"; select 1\"); connection.Execute(builder.ToString());", "SET x = 1")]
    [InlineData("foreach (var text in new[] { \"{|#0:SET x = 1|}\", \"select 1\" }) connection.Execute(text);", "SET x = 1")]
    [InlineData("connection.Execute(Text(\"a\"));", "SET x = a", "private static string Text(string value) => $\"{|#0:SET x = {value}|}\";")]
    [InlineData("connection.Execute(Text());", "SET x = 1", "private static string Text() { return \"{|#0:SET x = 1|}\"; }")]
    [InlineData("connection.Execute(Held);", "SET x = 1", "private const string Held = \"{|#0:SET x = 1|}\";")]
    [InlineData("connection.Execute(Held);", "SET x = 1", "private static readonly string Held = \"{|#0:SET x = 1|}\";")]
    [InlineData("connection.Execute(Held);", "SET x = 1", "private static string Held => \"{|#0:SET x = 1|}\";")]
    [InlineData("connection.Execute(Held);", "SET app.tenant = 1", "private const string Held = \"{|#0:SET \" + Name + \" = 1|}\";")]
    [InlineData("connection.Execute(Held);", "SET app.tenant = 1", "private const string Held = $\"{|#0:SET {Name} = 1|}\";")]
    [InlineData("connection.Execute(Sql.Held);", "SET x = 1", "", "public static class Sql { public const string Held = \"{|#0:SET x = 1|}\"; }")]
    [InlineData("connection.Execute(\"{|#0:SET x = 1|};\" + Environment.NewLine + \"select 1\");", "SET x = 1;⏎select 1")]
    [InlineData("connection.Execute($\"select {nameof(Function)}; {|#0:SET x = 1|}\");", "select Function; SET x = 1")]
    public Task TextsAreReadAsFarAsTheyAreKnown(string statements, string text, string members = "", string code = "") =>
        SqlTest.Folds(statements, text, members + " private const string Name = \"app.tenant\"; private static readonly string ReadOnly = \"app.tenant\";", code);

    [Theory]
    [InlineData("var text = \"SET x = 1\"; text = input; connection.Execute(text);")]
    [InlineData("var text = \"SET x = 1\"; Change(ref text); connection.Execute(text);")]
    [InlineData("var text = \"SET x = 1\"; Action change = () => text = \"select 1\"; change(); connection.Execute(text);")]
    [InlineData("connection.Execute(\"SET x = 1\".Substring(4));")]
    [InlineData("connection.Execute(Text);")]
    [InlineData("var builder = new StringBuilder(\"SET x = 1\"); Fill(builder); connection.Execute(builder.ToString());")]
    [InlineData("var builder = new StringBuilder(\"SET x = 1\"); builder.Clear(); connection.Execute(builder.ToString());")]
    [InlineData("connection.Execute(\"UPDATE t \" + \"SET x = 1\");")]
    [InlineData("connection.Execute(input + \" SET x = 1\");")]
    public Task WhatIsNotKnownIsAHole(string statements) => RuleTest<SqlProbe>.StaysQuiet(SqlTest.Function(statements, """
        private static string Text = "SET x = 1";
        private static void Change(ref string text) => text = "select 1";
        private static void Fill(StringBuilder builder) => builder.Append("x");
        """));

    [Fact]
    public Task AThousandTermsAreReadInALoop() => SqlTest.Finds($"connection.Execute(\"[|SET x = 1|];\" + {string.Join(" + ", Enumerable.Repeat("\" select 1;\"", 1_000))});");

    [Fact]
    public Task ATextThatGrowsOutOfItselfEnds() => SqlTest.Finds($"var text = \"SET x = 1;\"; {string.Concat(Enumerable.Repeat("text = text + \" select 1;\"; ", 200))} connection.Execute(text);");

    [Fact]
    public Task TextsThatNameEachOtherEnd() => SqlTest.Finds("connection.Execute(First());", "private static string First() => \"[|SET x = 1\" + Second()|]; private static string Second() => First();");
}
