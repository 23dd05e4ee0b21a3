namespace Optica.Portal.Components.Shared;

/// <summary>Which page numbers a pager shows.</summary>
public static class PagerSteps
{
    /// <summary>First, last and the neighbours of the current page; null where numbers are left out.</summary>
    public static IReadOnlyList<int?> Around(int number, int pages)
    {
        var shown = new SortedSet<int> { 1, pages };
        for (var near = number - 1; near <= number + 1; near++)
        {
            shown.Add(Math.Clamp(near, 1, pages));
        }

        var steps = new List<int?>();
        foreach (var page in shown)
        {
            if (steps is [.., { } last] && page - last > 1)
            {
                // a gap of one is the number itself
                steps.Add(page - last == 2 ? page - 1 : null);
            }

            steps.Add(page);
        }

        return steps;
    }
}
