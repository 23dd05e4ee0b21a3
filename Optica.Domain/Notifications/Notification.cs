using Optica.Domain.Common;

namespace Optica.Domain.Notifications;

/// <summary>Who a notification is for, among those who may see the record's branch.</summary>
public enum NotificationAudience
{
    /// <summary>Branch admins and super admins.</summary>
    Admins = 1,

    /// <summary>Everybody.</summary>
    Everyone = 2,
}

/// <summary>News for the staff of a branch. Holds ids only: the text is made from the record as the reader may see it.</summary>
public sealed class Notification : IBranchOwned
{
    private Notification() { }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <inheritdoc />
    public Guid BranchId { get; private set; }

    /// <summary>What it tells.</summary>
    public NotificationKind Kind { get; private set; }

    /// <summary>Who it is for.</summary>
    public NotificationAudience Audience { get; private set; }

    /// <summary>The record it links to.</summary>
    public Guid RecordId { get; private set; }

    /// <summary>Only this user is told; null for everybody of the audience.</summary>
    public Guid? RecipientId { get; private set; }

    /// <summary>Who caused it; they are not told of it.</summary>
    public Guid? CausedBy { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>A notification about a record of a branch.</summary>
    /// <param name="kind">What it tells.</param>
    /// <param name="place">Organisation and branch whose staff is told.</param>
    /// <param name="recordId">The record.</param>
    /// <param name="by">Who caused it, and when (UTC).</param>
    public static Notification For(
        NotificationKind kind,
        (Guid OrganisationId, Guid BranchId) place,
        Guid recordId,
        (Guid? UserId, DateTime At) by
    ) =>
        new()
        {
            Id = Ids.New(by.At),
            Kind = kind,
            Audience = NotificationAudience.Admins,
            OrganisationId = place.OrganisationId,
            BranchId = place.BranchId,
            RecordId = recordId,
            CausedBy = by.UserId,
            CreatedAt = by.At,
        };

    /// <summary>The same for everybody who may see the branch's records.</summary>
    public Notification ToEveryone()
    {
        Audience = NotificationAudience.Everyone;
        return this;
    }

    /// <summary>The same for one user alone.</summary>
    public Notification To(Guid userId)
    {
        RecipientId = userId;
        return this;
    }

    /// <summary>Something that happens once, whoever notices it: the key is the identity, so that there is never a second one.</summary>
    /// <param name="kind">What it tells.</param>
    /// <param name="place">Organisation and branch whose staff is told, all of them.</param>
    /// <param name="what">The key and the record; see <see cref="DueNotices"/>.</param>
    /// <param name="at">Now, UTC.</param>
    public static Notification Once(
        NotificationKind kind,
        (Guid OrganisationId, Guid BranchId) place,
        (Guid Key, Guid RecordId) what,
        DateTime at
    )
    {
        var notification = For(kind, place, what.RecordId, (null, at)).ToEveryone();
        notification.Id = what.Key;
        return notification;
    }

    /// <summary>A notification for one user about something they asked for.</summary>
    /// <param name="kind">What it tells.</param>
    /// <param name="place">Organisation, and a branch the user reaches.</param>
    /// <param name="recordId">The record.</param>
    /// <param name="to">Who is told, and when (UTC).</param>
    public static Notification ForUser(
        NotificationKind kind,
        (Guid OrganisationId, Guid BranchId) place,
        Guid recordId,
        (Guid UserId, DateTime At) to
    )
    {
        var notification = For(kind, place, recordId, (null, to.At));
        notification.Audience = NotificationAudience.Everyone;
        notification.RecipientId = to.UserId;
        return notification;
    }
}

/// <summary>A user has read a notification.</summary>
/// <param name="UserId">The user.</param>
/// <param name="NotificationId">The notification.</param>
/// <param name="OrganisationId">Organisation of both.</param>
/// <param name="ReadAt">When, UTC.</param>
public sealed record NotificationRead(Guid UserId, Guid NotificationId, Guid OrganisationId, DateTime ReadAt) : IOrganisationOwned;

/// <summary>A notification as the bell shows it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Kind">What it tells.</param>
/// <param name="RecordId">The record it links to.</param>
/// <param name="RecordName">Name of the record as the reader may see it.</param>
/// <param name="Place">Where: the branch; the organisation, for what is about all of it.</param>
/// <param name="CreatedAt">When, UTC.</param>
/// <param name="IsRead">Whether the reader has read it.</param>
public sealed record NotificationRow(
    Guid Id,
    NotificationKind Kind,
    Guid RecordId,
    string RecordName,
    string Place,
    DateTime CreatedAt,
    bool IsRead
)
{
    /// <summary>The reason that was given, of news that have one: why the platform opened the organisation.</summary>
    public string? Reason { get; init; }

    /// <summary>Until when it holds, UTC; null for news that tell of a moment.</summary>
    public DateTime? EndsAt { get; init; }

    /// <summary>Zone of the branch, for <see cref="EndsAt"/>.</summary>
    public string? TimeZone { get; init; }
}
