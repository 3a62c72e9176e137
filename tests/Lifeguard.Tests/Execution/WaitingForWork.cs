using Lifeguard.Execution;

namespace Lifeguard.Tests.Execution;

public sealed class WaitingForWork
{
    [Fact]
    public async Task Work_that_ends_ends_the_wait_however_it_ended()
    {
        var race = new WorkRace();
        Assert.True(await race.WaitAsync(Task.Delay(10)));
        Assert.True(await race.WaitAsync(Task.FromException(new InvalidOperationException())));
        Assert.True(await race.WaitAsync(Task.FromCanceled(new CancellationToken(canceled: true))));
        Assert.False(race.IsCalledOff);
    }

    [Fact]
    public async Task A_wait_that_is_called_off_ends_without_the_work()
    {
        var (race, work) = (new WorkRace(), new TaskCompletionSource());
        var wait = race.WaitAsync(work.Task);
        race.CallOff();
        Assert.False(await wait);
        work.SetResult();
        Assert.True(race.IsCalledOff);
    }

    [Fact]
    public async Task To_call_off_before_the_wait_counts()
    {
        var race = new WorkRace();
        race.CallOff();
        Assert.False(await race.WaitAsync(new TaskCompletionSource().Task));
    }

    [Fact]
    public async Task Whoever_comes_first_wins_and_the_other_does_no_harm()
    {
        for (var i = 0; i < 2000; i++)
        {
            var (race, work) = (new WorkRace(), new TaskCompletionSource());
            var wait = race.WaitAsync(work.Task);
            await Task.WhenAll(Task.Run(race.CallOff), Task.Run(work.SetResult));
            _ = await wait;
        }
    }
}
