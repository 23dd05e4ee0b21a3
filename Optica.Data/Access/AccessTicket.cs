namespace Optica.Data.Access;

/// <summary>What a cookie or token says about its bearer; everything else is read from the database.</summary>
/// <param name="UserId">The user.</param>
/// <param name="SecurityStamp">Stamp at sign-in; a different one in the database means: sign in again.</param>
/// <param name="SessionId">The session; an ended one is worth nothing.</param>
/// <param name="SelectedBranchId">Branch that lists are narrowed to, or null.</param>
public sealed record AccessTicket(Guid UserId, string SecurityStamp, Guid SessionId, Guid? SelectedBranchId);
