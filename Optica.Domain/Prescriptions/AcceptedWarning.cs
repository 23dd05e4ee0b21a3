using System.Text.Json;
using Optica.Domain.Common;

namespace Optica.Domain.Prescriptions;

/// <summary>A warning that stood beside the values when they were saved (DOMAIN §7): kept, so that "warned and confirmed" can be shown later.</summary>
/// <param name="Code">Stable code: of a rule (<c>vertex_advised</c>), or of a doubt (<c>likely_slip_sign</c>, <c>anisometropia</c>).</param>
/// <param name="Field">Where, as a path of <see cref="PrescriptionInput"/> or an eye; empty for the whole.</param>
/// <param name="Message">As it was shown, in the language it was shown in.</param>
public sealed record AcceptedWarning(string Code, string Field, string Message)
{
    /// <summary>A rule's warning.</summary>
    public static AcceptedWarning Of(FieldError warning)
    {
        ArgumentNullException.ThrowIfNull(warning);
        return new(warning.Code, warning.Field, warning.Message);
    }

    /// <summary>A doubt, by its kind and the slip it names.</summary>
    public static AcceptedWarning Of(PlausibilityWarning warning)
    {
        ArgumentNullException.ThrowIfNull(warning);
        var code = warning is { Kind: PlausibilityKind.LikelySlip, Slip: { } slip } ? $"{warning.Kind}{slip}" : $"{warning.Kind}";
        return new(JsonNamingPolicy.SnakeCaseLower.ConvertName(code), warning.Eye?.ToString() ?? "", warning.Message);
    }
}
