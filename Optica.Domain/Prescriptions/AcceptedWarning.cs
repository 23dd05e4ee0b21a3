namespace Optica.Domain.Prescriptions;

/// <summary>A warning that stood beside the values when they were saved (DOMAIN §7): kept, so that "warned and confirmed" can be shown later.</summary>
/// <param name="Code">Stable code: of a rule (<c>vertex_advised</c>), or of a doubt (<c>likely_slip_sign</c>, <c>anisometropia</c>).</param>
/// <param name="Field">Where, as a path of <see cref="PrescriptionInput"/> or an eye; empty for the whole.</param>
/// <param name="Message">As it was shown, in the language it was shown in.</param>
public sealed record AcceptedWarning(string Code, string Field, string Message);
