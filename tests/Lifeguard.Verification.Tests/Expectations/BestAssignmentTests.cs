namespace Lifeguard.Verification.Tests.Expectations;

public sealed class BestAssignmentTests
{
    [Fact]
    public void IsAsCheapAsTheCheapestOfAllAssignments()
    {
        var random = new Random(1);
        for (var round = 0; round < 300; round++)
        {
            var (rows, columns) = (random.Next(0, 5), random.Next(0, 5));
            var costs = new double[rows, columns];
            for (var row = 0; row < rows; row++)
            {
                for (var column = 0; column < columns; column++) costs[row, column] = random.Next(0, 10);
            }

            var assignment = BestAssignment.Of(rows, columns, (row, column) => costs[row, column]);

            var assigned = assignment.Where(column => column >= 0).ToList();
            Assert.Equal(Math.Min(rows, columns), assigned.Count);
            Assert.Equal(assigned.Count, assigned.Distinct().Count());
            Assert.Equal(Cheapest(costs, 0, []), assignment.Select((column, row) => column < 0 ? 0 : costs[row, column]).Sum());
        }
    }

    // Tries everything: each row takes a free column, or, where rows outnumber columns, none.
    private static double Cheapest(double[,] costs, int row, HashSet<int> taken)
    {
        var (rows, columns) = (costs.GetLength(0), costs.GetLength(1));
        if (row == rows) return taken.Count == Math.Min(rows, columns) ? 0 : double.PositiveInfinity;

        var best = rows > columns ? Cheapest(costs, row + 1, taken) : double.PositiveInfinity;
        for (var column = 0; column < columns; column++)
        {
            if (taken.Contains(column)) continue;
            best = Math.Min(best, costs[row, column] + Cheapest(costs, row + 1, [.. taken, column]));
        }

        return best;
    }
}
