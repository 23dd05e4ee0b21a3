namespace Optica.Domain.Presence;

/// <summary>A screen says that it shows a record.</summary>
/// <param name="Screen">The screen.</param>
/// <param name="Kind">Kind of the record.</param>
/// <param name="RecordId">The record.</param>
/// <param name="IsEditing">Whether it is being changed there.</param>
public sealed record PresenceInput(Guid Screen, RecordKind Kind, Guid RecordId, bool IsEditing);
