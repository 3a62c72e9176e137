using System.ComponentModel;
using System.Reflection;
using Lifeguard.Core.ConnectionStrings;
using Npgsql;
using Driver = Lifeguard.Core.ConnectionStrings.ConnectionStringDriver;

namespace Lifeguard.Core.Tests.ConnectionStrings;

/// <summary>The table of Npgsql against Npgsql itself.</summary>
public sealed class NpgsqlTable
{
    private static readonly KeywordTable Table = KeywordTable.Of(Driver.Npgsql);

    // Npgsql marks them so, and serialises each under its display name.
    public static TheoryData<string> Properties => new(typeof(NpgsqlConnectionStringBuilder)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(property => SynonymsOf(property) is not null)
        .Select(property => property.Name));

    [Theory, MemberData(nameof(Properties))]
    public void HasEveryPropertyUnderItsDisplayName(string name) => Assert.Equal(DisplayNameOf(Property(name)), Row(name).Name);

    [Theory, MemberData(nameof(Properties))]
    public void HasEverySynonymAndThePropertysName(string name)
    {
        string[] spellings = [name, .. SynonymsOf(Property(name))!];
        Assert.All(spellings, spelling => Assert.Same(Row(name), Table.Find(spelling)));
    }

    [Theory, MemberData(nameof(Properties))]
    public void HasTheDefault(string name)
    {
        var value = Property(name).GetValue(new NpgsqlConnectionStringBuilder());
        var written = value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(string.IsNullOrEmpty(written) ? null : written, Row(name).Default);
    }

    [Theory, MemberData(nameof(Properties))]
    public void HasTheKindOfTheValue(string name)
    {
        var type = Property(name).PropertyType;
        var kind = Row(name).Kind;

        if (type == typeof(bool)) Assert.Equal(KeywordValueKind.Boolean, kind);
        else if (type == typeof(int)) Assert.Contains(kind, new[] { KeywordValueKind.Number, KeywordValueKind.Seconds, KeywordValueKind.Milliseconds, KeywordValueKind.Bytes });
        else if (type.IsEnum) Assert.Equal(Enum.GetNames(type), Row(name).Choices);
        else Assert.Contains(kind, new[] { KeywordValueKind.Text, KeywordValueKind.Secret });
    }

    [Fact]
    public void HasNothingThatNpgsqlRefuses()
    {
        foreach (var row in Table.Keywords)
        {
            foreach (var spelling in row.Spellings) Assert.Null(Record.Exception(() => new NpgsqlConnectionStringBuilder { [spelling] = ValueFor(row) }));
        }
    }

    [Fact]
    public void ReadsWhatNpgsqlReads()
    {
        const string text = "host=db;maxpoolsize=7;POOLING=False;No Reset On Close=true;Max Auto Prepare=20;search path=orders,public;Keepalive=";
        var real = new NpgsqlConnectionStringBuilder(text);
        var read = ConnectionStringText.Parse(text);

        Assert.Equal(real.Host, read.GetText(Driver.Npgsql, ConnectionStringKeyword.Host));
        Assert.Equal(real.Port, read.GetInt32(Driver.Npgsql, ConnectionStringKeyword.Port));
        Assert.Equal(real.MaxPoolSize, read.GetInt32(Driver.Npgsql, ConnectionStringKeyword.MaximumPoolSize));
        Assert.Equal(real.Pooling, read.GetBoolean(Driver.Npgsql, ConnectionStringKeyword.Pooling));
        Assert.Equal(real.NoResetOnClose, read.GetBoolean(Driver.Npgsql, ConnectionStringKeyword.NoResetOnClose));
        Assert.Equal(real.MaxAutoPrepare, read.GetInt32(Driver.Npgsql, ConnectionStringKeyword.MaxAutoPrepare));
        Assert.Equal(real.SearchPath, read.GetText(Driver.Npgsql, ConnectionStringKeyword.SearchPath));
        Assert.Equal(real.KeepAlive, read.GetInt32(Driver.Npgsql, ConnectionStringKeyword.Keepalive));
    }

    private static object ValueFor(KeywordDefinition row) => row.Kind switch
    {
        KeywordValueKind.Boolean => true,
        KeywordValueKind.Choice => row.Choices[^1],
        KeywordValueKind.Text or KeywordValueKind.Secret => row.Name == "Require Auth" ? "ScramSHA256" : row.Name == "Target Session Attributes" ? "any" : "x",
        _ => row.Default ?? "1",
    };

    private static KeywordDefinition Row(string property) => Assert.IsType<KeywordDefinition>(Table.Find(DisplayNameOf(Property(property))));

    private static PropertyInfo Property(string name) => typeof(NpgsqlConnectionStringBuilder).GetProperty(name)!;

    private static string DisplayNameOf(PropertyInfo property) => property.GetCustomAttribute<DisplayNameAttribute>()!.DisplayName;

    // The attribute is Npgsql's own and not public everywhere.
    private static string[]? SynonymsOf(PropertyInfo property)
    {
        var attribute = property.GetCustomAttributes(false).FirstOrDefault(candidate => candidate.GetType().Name == "NpgsqlConnectionStringPropertyAttribute");
        return (string[]?)attribute?.GetType().GetProperty("Synonyms")!.GetValue(attribute);
    }
}
