using Lifeguard.Execution;
using Lifeguard.Telemetry;

namespace Lifeguard.Credentials;

/// <summary>Asks a credential, once for all who ask at the same time, and remembers whether the last answer was refused.</summary>
internal sealed class CredentialFlight(DatabaseCredential credential, string pool, TimeProvider clock)
{
    // A question that was frozen on its way may never be answered, and all who connect wait for the same one.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly object _gate = new();
    private Task<string>? _underWay;
    private int _number;
    private bool _refused;

    public bool CanRefresh => credential.CanRefresh;

    /// <exception cref="CredentialUnavailableException">The source failed.</exception>
    public async ValueTask<string> GetAsync(CredentialRequest request, CancellationToken cancellationToken)
    {
        Task<string> answer;
        lock (_gate)
        {
            answer = _underWay ??= AskAsync(request with { IsRetry = _refused }, ++_number);
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
            _number++;
        }
    }

    private async Task<string> AskAsync(CredentialRequest request, int number)
    {
        // The caller holds the gate: it must not be held while somebody else's code runs.
        await Task.Yield();
        var asked = clock.GetTimestamp();
        using var limit = new CancellationTokenSource(Limit, clock);
        try
        {
            // Sources do not all heed the token.
            var answering = credential.GetPasswordAsync(request, limit.Token).AsTask();
            answering.Forget();
            var password = await answering.WaitAsync(limit.Token).ConfigureAwait(false);
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
            throw new CredentialUnavailableException($"The credential for user '{request.Username}' at {request.Host}:{request.Port} could not be had after {clock.GetElapsedTime(asked).TotalMilliseconds:F0} ms.", error);
        }
        finally
        {
            lock (_gate)
            {
                // Another question may have been asked since, as the answer to this one had been refused before it came.
                if (_number == number) _underWay = null;
            }
        }
    }
}

/// <summary>The source of a credential failed. Npgsql passes it on as it is or inside one of its own.</summary>
internal sealed class CredentialUnavailableException(string message, Exception inner) : Exception(message, inner);
