namespace Lifeguard.Execution;

/// <summary>Tasks whose end nobody waits for.</summary>
internal static class TaskEnds
{
    /// <summary>What it throws has been told in another way, or is of no interest to anybody.</summary>
    public static void Forget(this Task task)
    {
        if (task.IsCompletedSuccessfully) return;
        _ = task.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
