namespace Lifeguard.Analyzers.Tests.Lifetime;

/// <summary>Code around the part that a test of a fix is about.</summary>
internal static class FixCode
{
    /// <summary>A Lambda function with these members and this body of its handler; both given without indentation.</summary>
    public static string Orders(string members, string body) => $$"""
        using Amazon.DynamoDBv2;
        using Amazon.DynamoDBv2.DataModel;
        using Amazon.Lambda.Core;
        using Dapper;
        using Npgsql;

        public class Orders
        {
        {{(members.Length == 0 ? "" : Indented(members, 4) + "\n\n")}}    public async Task<int> Count(string input, ILambdaContext context)
            {
        {{Indented(body, 8)}}
            }
        }
        """;

    private static string Indented(string text, int width) => string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? line : new string(' ', width) + line));
}
