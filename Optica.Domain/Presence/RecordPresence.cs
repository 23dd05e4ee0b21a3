using Optica.Domain.Common;

namespace Optica.Domain.Presence;

/// <summary>
/// Somebody has a record on a screen at this moment: one row for each screen. Worth something only while its sign of life is fresh, so
/// a screen that vanished without a word is forgotten by itself.
/// </summary>
public sealed class RecordPresence : IOrganisationOwned
{
    /// <summary>How often a screen gives a sign of life.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);

    /// <summary>How long a screen counts after its last sign of life.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(50);

    private RecordPresence() { }

    /// <summary>The screen.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <summary>Who sits there.</summary>
    public Guid UserId { get; private set; }

    /// <summary>Name shown to colleagues.</summary>
    public string UserName { get; private set; } = "";

    /// <summary>The record.</summary>
    public Guid RecordId { get; private set; }

    /// <summary>Whether they are changing it rather than looking.</summary>
    public bool IsEditing { get; private set; }

    /// <summary>Last sign of life, UTC.</summary>
    public DateTime SeenAt { get; private set; }

    /// <summary>A screen that shows a record from now on.</summary>
    /// <param name="screen">The screen.</param>
    /// <param name="who">Who sits there.</param>
    /// <param name="what">The record, and whether it is being changed.</param>
    /// <param name="at">Now, UTC.</param>
    public static RecordPresence Of(Guid screen, AccessScope who, (Guid RecordId, bool IsEditing) what, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(who);
        return new()
        {
            Id = screen,
            OrganisationId = who.OrganisationId!.Value,
            UserId = who.UserId!.Value,
            UserName = who.UserName,
            RecordId = what.RecordId,
            IsEditing = what.IsEditing,
            SeenAt = at,
        };
    }

    /// <summary>A sign of life.</summary>
    public void Seen(bool isEditing, DateTime at) => (IsEditing, SeenAt) = (isEditing, at);
}
