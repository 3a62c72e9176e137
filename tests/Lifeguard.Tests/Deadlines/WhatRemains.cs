using Lifeguard.Deadlines;
using Lifeguard.Tests.Doubles;

namespace Lifeguard.Tests.Deadlines;

public sealed class WhatRemains
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(-5000)]
    public void A_remaining_time_of_zero_or_less_is_unknown_as_local_tools_report_it(int milliseconds)
    {
        var deadline = Deadline.After(TimeSpan.FromMilliseconds(milliseconds));
        Assert.False(deadline.IsKnown);
        Assert.Equal(Timeout.InfiniteTimeSpan, deadline.Remaining);
    }

    [Fact]
    public void What_remains_shrinks_as_time_passes_and_ends_at_zero()
    {
        var clock = new ManualClock();
        var deadline = Deadline.After(TimeSpan.FromSeconds(3), clock);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(2), deadline.Remaining);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.Zero, deadline.Remaining);
        Assert.True(deadline.IsKnown);
    }

    [Theory]
    [InlineData(30_000, 300)]
    [InlineData(3_000, 300)]
    [InlineData(1_000, 100)]
    public void The_reserve_is_300_ms_or_a_tenth_whichever_is_less(int remaining, int reserve) =>
        Assert.Equal(reserve, DeadlineReserve.Of(TimeSpan.FromMilliseconds(remaining), new LifeguardOptions()).TotalMilliseconds);

    [Fact]
    public void Deadlines_are_equal_when_they_are_the_same_moment()
    {
        var clock = new ManualClock();
        Assert.Equal(Deadline.After(TimeSpan.FromSeconds(1), clock), Deadline.After(TimeSpan.FromSeconds(1), clock));
        Assert.NotEqual(Deadline.After(TimeSpan.FromSeconds(1), clock), Deadline.Unknown);
    }
}
