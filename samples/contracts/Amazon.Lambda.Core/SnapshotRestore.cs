namespace Amazon.Lambda.Core;

public static class SnapshotRestore
{
    public static void RegisterBeforeSnapshot(Func<ValueTask> beforeSnapshotAction) => throw new ContractOnly();

    public static void RegisterAfterRestore(Func<ValueTask> afterRestoreAction) => throw new ContractOnly();
}
