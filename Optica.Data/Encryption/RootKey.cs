namespace Optica.Data.Encryption;

/// <summary>
/// A key that others are derived from, wrapped by the master key. The first one is the first master key itself, and gets a row only
/// when another master key takes its place: what was sealed by it is still verified (decision 0026).
/// </summary>
public sealed class RootKey
{
    /// <summary>Number, from 1; stands in each line of the audit trail.</summary>
    public required int Number { get; init; }

    /// <summary>The key, encrypted.</summary>
    public required byte[] Wrapped { get; set; }

    /// <summary>When it was made, UTC. The newest seals, all verify.</summary>
    public required DateTime CreatedAt { get; init; }
}
