namespace Optica.Data.Encryption;

/// <summary>What a rotation did.</summary>
/// <param name="Number">Number of the key that everything is encrypted with now.</param>
/// <param name="Rows">Rows encrypted anew.</param>
/// <param name="Broken">Rows that do not open, by entity and id: they were left as they are.</param>
public sealed record KeyRotated(int Number, int Rows, IReadOnlyList<string> Broken)
{
    /// <summary>When that key was made, UTC.</summary>
    public DateTime MadeAt { get; init; }
}
