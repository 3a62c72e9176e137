using System.Net;
using System.Text;
using Lifeguard.Credentials.Aws;

namespace Lifeguard.Tests.Credentials;

/// <summary>Signatures as others have published them.</summary>
public sealed class SigningForRds
{
    // The keys of AWS's own documentation and of the tests of its SDKs.
    private const string DocumentedSecret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    // https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
    [Fact]
    public void The_presigned_request_of_the_documentation_of_S3()
    {
        var query = SigV4.Presign(
            new AwsKeys("AKIAIOSFODNN7EXAMPLE", DocumentedSecret), "s3", "us-east-1", "examplebucket.s3.amazonaws.com", "/test.txt", [], "UNSIGNED-PAYLOAD", TimeSpan.FromDays(1),
            new DateTimeOffset(2013, 5, 24, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(
            "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host" +
            "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
            query);
    }

    // https://docs.aws.amazon.com/general/latest/gr/signature-v4-examples.html
    [Fact]
    public void The_signing_key_of_the_documentation() => Assert.Equal(
        "f4780e2d9f65fa895f9c67b32ce1baf0b0d8a43505a000a1a9e090d414db404d",
        Convert.ToHexStringLower(SigV4.SigningKey("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "20120215", "us-east-1", "iam")));

    // botocore, tests/unit/test_signers.py, test_generate_db_auth_token
    [Fact]
    public void The_token_for_RDS_of_the_tests_of_botocore_with_its_port() => Assert.Equal(
        "prod-instance.us-east-1.rds.amazonaws.com:3306/?Action=connect&DBUser=someusername&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=akid%2F20161107%2Fus-east-1%2Frds-db%2Faws4_request" +
        "&X-Amz-Date=20161107T173933Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=d1138cdbc0ca63eec012ec0fc6c2267e03642168f5884a7795320d4c18374c61",
        RdsIamCredential.Token(new AwsKeys("akid", "skid"), "us-east-1", "prod-instance.us-east-1.rds.amazonaws.com", 3306, "someusername", new DateTimeOffset(2016, 11, 7, 17, 39, 33, TimeSpan.Zero)));

    // botocore, tests/unit/test_signers.py, test_dsql_generate_db_auth_token: the same signature with a session token
    [Theory]
    [InlineData("DbConnect", "57fe03e060348aaa21405c239bf02572bbc911076e94dcd65c12ae569dd8fcf4")]
    [InlineData("DbConnectAdmin", "5ac084bc7cabccc19a52a5d1b5c24b50d3ce143f43b659bd484c91aaf555e190")]
    public void The_session_token_is_signed_along(string action, string signature)
    {
        var query = SigV4.Presign(
            new AwsKeys("ACCESS_KEY", "SECRET_KEY", "SESSION_TOKEN"), "dsql", "us-east-1", "test.dsql.us-east-1.on.aws", "/", [("Action", action)], SigV4.NoBody, TimeSpan.FromMinutes(15),
            new DateTimeOffset(2024, 11, 7, 17, 39, 33, TimeSpan.Zero));
        Assert.Contains("X-Amz-Security-Token=SESSION_TOKEN", query, StringComparison.Ordinal);
        Assert.EndsWith($"&X-Amz-Signature={signature}", query, StringComparison.Ordinal);
    }

    [Fact]
    public void The_region_and_what_must_be_encoded_are_in_the_token()
    {
        var token = RdsIamCredential.Token(new AwsKeys("id", "secret", "to/k+en="), "eu-west-1", "DB.abc.eu-west-1.rds.amazonaws.com", 5432, "app user", DateTimeOffset.UnixEpoch);
        Assert.StartsWith("db.abc.eu-west-1.rds.amazonaws.com:5432/?Action=connect&DBUser=app%20user&", token, StringComparison.Ordinal);
        Assert.Contains("%2Feu-west-1%2Frds-db%2F", token, StringComparison.Ordinal);
        Assert.Contains("X-Amz-Security-Token=to%2Fk%2Ben%3D", token, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", token, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_of_the_environment_come_first()
    {
        var keys = await FunctionKeys.GetAsync(
            name => name switch { "AWS_ACCESS_KEY_ID" => "id", "AWS_SECRET_ACCESS_KEY" => "secret", "AWS_SESSION_TOKEN" => "token", "AWS_CONTAINER_CREDENTIALS_FULL_URI" => "http://127.0.0.1:1/", _ => null },
            CancellationToken.None);
        Assert.Equal(new AwsKeys("id", "secret", "token"), keys);
    }

    [Fact]
    public async Task Without_them_the_containers_endpoint_is_asked_with_its_authorization()
    {
        using var listener = new HttpListener();
        var address = $"http://127.0.0.1:{Database.DeadPort()}/";
        listener.Prefixes.Add(address);
        listener.Start();
        var asked = FunctionKeys.GetAsync(name => name switch { "AWS_CONTAINER_CREDENTIALS_FULL_URI" => address + "keys", "AWS_CONTAINER_AUTHORIZATION_TOKEN" => "let-me", _ => null }, CancellationToken.None).AsTask();
        var context = await listener.GetContextAsync();
        Assert.Equal("let-me", context.Request.Headers["Authorization"]);
        context.Response.OutputStream.Write(Encoding.UTF8.GetBytes("""{"AccessKeyId":"id","SecretAccessKey":"secret","Token":"token","Expiration":"2026-01-01T00:00:00Z"}"""));
        context.Response.Close();
        Assert.Equal(new AwsKeys("id", "secret", "token"), await asked);
    }

    [Fact]
    public async Task Without_any_the_error_says_what_to_set()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => FunctionKeys.GetAsync(_ => null, CancellationToken.None).AsTask());
        Assert.Contains("AWS_ACCESS_KEY_ID", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_do_not_print_their_secret() => Assert.DoesNotContain("hidden", new AwsKeys("id", "hidden", "hidden").ToString(), StringComparison.Ordinal);
}
