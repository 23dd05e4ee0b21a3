namespace Optica.Domain.Common;

/// <summary>A row of a list, as it stood at some version.</summary>
public interface IListed
{
    /// <summary>The record.</summary>
    Guid Id { get; }

    /// <summary>Its version.</summary>
    long Version { get; }
}
