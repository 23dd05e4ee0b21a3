using Optica.Domain.Common;

namespace Optica.Domain.Access;

/// <summary>An organisation keeps at least one active super admin: nobody else could give its rights back.</summary>
public sealed record LastAdmin() : Error("last_admin", ErrorKind.Conflict);

/// <summary>Nobody changes their own rights, or locks themselves out.</summary>
public sealed record OwnRights() : Error("own_rights", ErrorKind.Forbidden);

/// <summary>A role above one's own, or the account of somebody who has one.</summary>
public sealed record RoleAboveOwn() : Error("role_above_own", ErrorKind.Forbidden);

/// <summary>Somebody who works in a branch, too, that the caller does not run.</summary>
public sealed record WorksElsewhere() : Error("works_elsewhere", ErrorKind.Forbidden);

/// <summary>The person has another grant of the branch that runs, and that whoever gives this one has not seen.</summary>
public sealed record GrantRuns() : Error("grant_runs", ErrorKind.Conflict);

/// <summary>Somebody signs in with this address already; addresses are told apart in the whole installation.</summary>
public sealed record EmailTaken() : Error("email_taken", ErrorKind.Conflict);

/// <summary>Several addresses were refused of late: none is looked at for an hour, whichever it is.</summary>
public sealed record InvitesHeld() : Error("invites_held", ErrorKind.Conflict);

/// <summary>An invitation is renewed only until it is accepted.</summary>
public sealed record AlreadyAccepted() : Error("already_accepted", ErrorKind.Conflict);

/// <summary>Whoever was invited and has no password yet needs a link of another kind.</summary>
public sealed record NotAccepted() : Error("not_accepted", ErrorKind.Conflict);

/// <summary>The clinical permission by name is given by super admins only (CL-13).</summary>
public sealed record ClinicalBySuperAdmin() : Error("clinical_by_super_admin", ErrorKind.Forbidden);

/// <summary>The caller's role needs a second factor, and there is none: it is set up in the portal.</summary>
public sealed record SecondFactorRequired() : Error("two_factor_required", ErrorKind.Forbidden);

/// <summary>A code of an authenticator app that is not right, or was used already.</summary>
public sealed record WrongCode() : Error("wrong_code", ErrorKind.Invalid);
