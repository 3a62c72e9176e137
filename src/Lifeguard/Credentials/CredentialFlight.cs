using System.Diagnostics;
using Lifeguard.Telemetry;

namespace Lifeguard.Credentials;

/// <summary>Asks a credential, once for all who ask at the same time, and remembers whether the last answer was refused.</summary>
internal sealed class CredentialFlight(DatabaseCredential credential, string pool)
{
    private readonly object _gate = new();
    private Task<string>? _underWay;
    private bool _refused;

    public bool CanRefresh => credential.CanRefresh;

    /// <exception cref="CredentialUnavailableException">The source failed.</exception>
    public async ValueTask<string> GetAsync(CredentialRequest request, CancellationToken cancellationToken)
    {
        Task<string> answer;
        lock (_gate)
        {
            answer = _underWay ??= AskAsync(request with { IsRetry = _refused });
        }

        // One who gives up must not take the answer from the others: the question itself goes on.
        return await answer.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The server refused the last one: the next must be fresh, also where a question is under way that was asked before.</summary>
    public void Refused()
    {
        credential.Forget();
        lock (_gate)
        {
            _refused = true;
            _underWay = null;
        }
    }

    private async Task<string> AskAsync(CredentialRequest request)
    {
        // The caller holds the gate: it must not be held while somebody else's code runs.
        await Task.Yield();
        var asked = Stopwatch.GetTimestamp();
        try
        {
            var password = await credential.GetPasswordAsync(request, CancellationToken.None).ConfigureAwait(false);
            Instruments.CredentialRefreshed(pool, null);
            lock (_gate)
            {
                if (request.IsRetry) _refused = false;
            }

            return password;
        }
        catch (Exception error)
        {
            Instruments.CredentialRefreshed(pool, error.GetType().FullName);
            throw new CredentialUnavailableException($"The credential for user '{request.Username}' at {request.Host}:{request.Port} could not be had after {Stopwatch.GetElapsedTime(asked).TotalMilliseconds:F0} ms.", error);
        }
        finally
        {
            lock (_gate)
            {
                _underWay = null;
            }
        }
    }
}

/// <summary>The source of a credential failed. Npgsql passes it on as it is or inside one of its own.</summary>
internal sealed class CredentialUnavailableException(string message, Exception inner) : Exception(message, inner);
