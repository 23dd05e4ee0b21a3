namespace Optica.Domain.Common;

/// <summary>What a change of a record is told besides its input.</summary>
/// <param name="Version">The version that was seen; another one is a <see cref="VersionConflict"/>. Null changes whatever stands.</param>
public sealed record ChangeOptions(long? Version = null)
{
    /// <summary>What of a request could not be read; told with the broken rules, after rights and record.</summary>
    public Invalid? Unreadable { get; init; }
}
