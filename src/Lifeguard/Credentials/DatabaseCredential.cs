using Lifeguard.Credentials;

namespace Lifeguard;

/// <summary>Where a password comes from. It is asked for each physical connection, so that it never stands in a connection string and needs no timer, which would not run in a frozen process.</summary>
public abstract class DatabaseCredential
{
    /// <summary>Whether the server could be asked with another password after it refused one.</summary>
    public virtual bool CanRefresh => true;

    /// <summary>Whether it must not travel unencrypted.</summary>
    public virtual bool NeedsEncryption => false;

    /// <summary>Says the password for a connection that is being made.</summary>
    /// <param name="request">Which connection.</param>
    /// <param name="cancellationToken">Ends after 10 s. The answer is shared by all who connect meanwhile, so that the end of a single call does not end it.</param>
    /// <returns>The password or token. What this throws is shown as <see cref="AcquisitionFailure.CredentialUnavailable"/>, with it among the inner exceptions.</returns>
    public abstract ValueTask<string> GetPasswordAsync(CredentialRequest request, CancellationToken cancellationToken);

    /// <summary>Forgets what is kept, because the server refused it or because the process woke up elsewhere. The next password must be a fresh one.</summary>
    public virtual void Forget()
    {
    }

    /// <summary>A password that never changes.</summary>
    /// <param name="password">The password, as the server knows it.</param>
    public static DatabaseCredential FromPassword(string password) => new FixedPassword(password);

    /// <summary>A password that the caller gets from somewhere: a secrets store, a token service.</summary>
    /// <param name="getPassword">Asked for each physical connection; calls at the same time share one answer. <see cref="CredentialRequest.IsRetry"/> says that the last one was refused: do not answer from a cache then.</param>
    public static DatabaseCredential From(Func<CredentialRequest, CancellationToken, ValueTask<string>> getPassword) => new DelegatedPassword(getPassword);

    /// <summary>A token of AWS IAM for Amazon RDS and Aurora, signed here for each physical connection; it costs no call.</summary>
    /// <param name="region">The region of the database. By default <c>AWS_REGION</c>.</param>
    /// <param name="keys">The keys to sign with. By default those of the function: the environment's, or the container's endpoint (SnapStart, ECS).</param>
    /// <param name="clock">By default the system's.</param>
    public static DatabaseCredential RdsIam(string? region = null, Func<CancellationToken, ValueTask<AwsKeys>>? keys = null, TimeProvider? clock = null) =>
        new Credentials.Aws.RdsIamCredential(region, keys ?? Credentials.Aws.FunctionKeys.GetAsync, clock ?? TimeProvider.System);
}

/// <summary>Which connection a password is for.</summary>
/// <param name="Host">As the connection string has it: for RDS IAM the endpoint's own name, no alias.</param>
/// <param name="Port">The TCP port.</param>
/// <param name="Username">Who connects.</param>
/// <param name="Database">To which database; null: of the user's name.</param>
/// <param name="IsRetry">Whether the server has just refused the last password.</param>
public readonly record struct CredentialRequest(string Host, int Port, string Username, string? Database, bool IsRetry);

/// <summary>Keys of AWS that sign.</summary>
/// <param name="AccessKeyId">Which keys.</param>
/// <param name="SecretAccessKey">The secret.</param>
/// <param name="SessionToken">Goes with temporary keys, as functions have them; null for others.</param>
public sealed record AwsKeys(string AccessKeyId, string SecretAccessKey, string? SessionToken = null)
{
    /// <summary>Which keys, and never the secret.</summary>
    public override string ToString() => $"{nameof(AwsKeys)} {AccessKeyId}";
}
