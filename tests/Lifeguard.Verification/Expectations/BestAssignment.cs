namespace Lifeguard.Verification;

/// <summary>Pairs rows with columns so that the sum of the costs is least (Hungarian method, cubic time).</summary>
internal static class BestAssignment
{
    /// <summary>The column of each row, or -1 for the rows that are left over when there are more rows than columns.</summary>
    public static int[] Of(int rows, int columns, Func<int, int, double> cost)
    {
        var size = Math.Max(rows, columns);
        var rowPotential = new double[size + 1];
        var columnPotential = new double[size + 1];
        var rowOfColumn = new int[size + 1]; // 1-based; 0 is free

        for (var row = 1; row <= size; row++)
        {
            Augment(row);
        }

        var columnOfRow = new int[rows];
        Array.Fill(columnOfRow, -1);
        for (var column = 1; column <= columns; column++)
        {
            if (rowOfColumn[column] >= 1 && rowOfColumn[column] <= rows) columnOfRow[rowOfColumn[column] - 1] = column - 1;
        }

        return columnOfRow;

        void Augment(int newRow)
        {
            var slack = new double[size + 1];
            var previous = new int[size + 1];
            var visited = new bool[size + 1];
            Array.Fill(slack, double.PositiveInfinity);

            rowOfColumn[0] = newRow;
            var column = 0;
            do
            {
                visited[column] = true;
                var (row, next, least) = (rowOfColumn[column], 0, double.PositiveInfinity);
                for (var candidate = 1; candidate <= size; candidate++)
                {
                    if (visited[candidate]) continue;

                    var reduced = CostAt(row, candidate) - rowPotential[row] - columnPotential[candidate];
                    if (reduced < slack[candidate]) (slack[candidate], previous[candidate]) = (reduced, column);
                    if (slack[candidate] < least) (least, next) = (slack[candidate], candidate);
                }

                for (var candidate = 0; candidate <= size; candidate++)
                {
                    if (!visited[candidate]) slack[candidate] -= least;
                    else (rowPotential[rowOfColumn[candidate]], columnPotential[candidate]) = (rowPotential[rowOfColumn[candidate]] + least, columnPotential[candidate] - least);
                }

                column = next;
            }
            while (rowOfColumn[column] != 0);

            for (; column != 0; column = previous[column]) rowOfColumn[column] = rowOfColumn[previous[column]];
        }

        // A row or column that exists only to make the matrix square costs nothing.
        double CostAt(int row, int column) => row <= rows && column <= columns ? cost(row - 1, column - 1) : 0;
    }
}
