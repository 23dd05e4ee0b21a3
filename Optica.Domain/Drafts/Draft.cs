using Optica.Domain.Common;

namespace Optica.Domain.Drafts;

/// <summary>
/// What somebody typed into a form and has not saved, encrypted: only for them, wherever they sign in next, for 7 days at most
/// (SECURITY 20).
/// </summary>
public sealed class Draft : IOrganisationOwned
{
    /// <summary>Longest name of a form.</summary>
    public const int FormLength = 60;

    /// <summary>Longest draft in clear, in UTF-8 bytes.</summary>
    public const int MaxLength = 256 * 1024;

    /// <summary>How long a draft is kept after it was last added to.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    private Draft() { }

    /// <summary>The opened form: each has its own, so that two tabs do not write over each other.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <summary>Whose it is; nobody else ever reads it.</summary>
    public Guid UserId { get; private set; }

    /// <summary>Name of the form.</summary>
    public string Form { get; private set; } = "";

    /// <summary>The record that is being changed; null for a new one.</summary>
    public Guid? RecordId { get; private set; }

    /// <summary>What was typed, encrypted.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>When it was last added to, UTC.</summary>
    public DateTime SavedAt { get; private set; }

    /// <summary>A new draft.</summary>
    /// <param name="id">The opened form.</param>
    /// <param name="owner">Organisation and user.</param>
    /// <param name="about">Name of the form, and the record or null.</param>
    public static Draft Of(Guid id, (Guid OrganisationId, Guid UserId) owner, (string Form, Guid? RecordId) about) =>
        new()
        {
            Id = id,
            OrganisationId = owner.OrganisationId,
            UserId = owner.UserId,
            Form = about.Form,
            RecordId = about.RecordId,
        };

    /// <summary>Where its ciphertext stands: bound to the draft and to its owner.</summary>
    public static string Place(Guid id, Guid userId) => $"draft/{id:N}/{userId:N}";

    /// <summary>Takes what was typed by now.</summary>
    public void Take(byte[] content, DateTime at) => (Content, SavedAt) = (content, at);
}
