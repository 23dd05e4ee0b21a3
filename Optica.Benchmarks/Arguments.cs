using System.Globalization;

namespace Optica.Benchmarks;

/// <summary>What stands behind a command: <c>--name value</c> pairs.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> values;
    private bool isGood = true;

    private Arguments(Dictionary<string, string> values) => this.values = values;

    /// <summary>Whether everything was understood, and nothing is left: ask once all is taken.</summary>
    public bool AreTaken => isGood && values.Count == 0;

    /// <summary>Reads the pairs; null when something stands alone or twice.</summary>
    public static Arguments? Read(IReadOnlyList<string> arguments)
    {
        var pairs = arguments.Chunk(2).ToList();
        return
            pairs.TrueForAll(pair => pair.Length == 2) && pairs.DistinctBy(pair => pair[0], StringComparer.Ordinal).Count() == pairs.Count
            ? new(pairs.ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal))
            : null;
    }

    /// <summary>Takes a text; null when it is not there.</summary>
    public string? Text(string name) => values.Remove(name, out var text) ? text : null;

    /// <summary>Takes a number above zero.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="usual">The number when it is not there.</param>
    public int Number(string name, int usual)
    {
        var found = Numbers(name, usual);
        isGood &= found.Count == 1;
        return found[0];
    }

    /// <summary>Takes numbers above zero, with commas between them.</summary>
    /// <param name="name">Their name.</param>
    /// <param name="usual">The numbers when it is not there.</param>
    public IReadOnlyList<int> Numbers(string name, params int[] usual)
    {
        if (Text(name) is not { } text)
        {
            return usual;
        }

        var found = text.Split(',')
            .Select(one => int.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .ToList();
        isGood &= found.TrueForAll(number => number > 0);
        return found;
    }
}
