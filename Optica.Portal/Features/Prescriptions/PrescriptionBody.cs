using Optica.Domain.Prescriptions;
using Optica.Portal.Api;

namespace Optica.Portal.Features.Prescriptions;

/// <summary>Reads prescriptions from requests. Both eyes are objects; what is not said of an eye is left out or null, 0 is a value.</summary>
internal static class PrescriptionBody
{
    // finer than an organisation may allow: whether it does, the rules say
    private static readonly ValueScale Sphere = ValueScale.Sphere(eighths: true);
    private static readonly ValueScale Cylinder = ValueScale.Cylinder(eighths: true);

    public static PrescriptionInput Read(ApiBody body) =>
        new()
        {
            Kind = (PrescriptionKind?)body.Choice("kind", typeof(PrescriptionKind)),
            PrescribedOn = body.Date("prescribed_on"),
            ExpiresOn = body.Date("expires_on"),
            IssuerName = body.Text("issuer_name"),
            IssuerType = (IssuerType?)body.Choice("issuer_type", typeof(IssuerType)),
            IssuerRegistration = body.Text("issuer_registration"),
            Right = Eye(body.Part("right")),
            Left = Eye(body.Part("left")),
            PdDistance = body.Optical("pd_distance", ValueScale.BinocularPd),
            PdNear = body.Optical("pd_near", ValueScale.BinocularPd),
            VertexDistance = body.Optical("vertex_distance", ValueScale.VertexDistance),
            LensMaterial = body.Text("lens_material"),
            Coatings = body.Texts("coatings"),
            Tint = body.Text("tint"),
            Notes = body.Text("notes"),
            Observations = body.Text("observations"),
            Recommendations = body.Text("recommendations"),
        };

    private static EyeInput Eye(ApiBody? eye) =>
        eye is null
            ? new()
            : new()
            {
                Sphere = eye.Optical("sphere", Sphere),
                Cylinder = eye.Optical("cylinder", Cylinder),
                Axis = Whole(eye.Number("axis")),
                Add = eye.Optical("add", ValueScale.Add),
                HorizontalPrism = eye.Optical("horizontal_prism", ValueScale.Prism),
                HorizontalBase = (HorizontalBase?)eye.Choice("horizontal_base", typeof(HorizontalBase)),
                VerticalPrism = eye.Optical("vertical_prism", ValueScale.Prism),
                VerticalBase = (VerticalBase?)eye.Choice("vertical_base", typeof(VerticalBase)),
                PdDistance = eye.Optical("pd_distance", ValueScale.MonocularPd),
                PdNear = eye.Optical("pd_near", ValueScale.MonocularPd),
                SegmentHeight = eye.Optical("segment_height", ValueScale.SegmentHeight),
                BaseCurve = eye.Optical("base_curve", ValueScale.BaseCurve),
                Diameter = eye.Optical("diameter", ValueScale.Diameter),
                Brand = eye.Text("brand"),
                Colour = eye.Text("colour"),
                Duration = (LensDuration?)eye.Choice("duration", typeof(LensDuration)),
            };

    /// <summary>What is beyond an integer is beyond every rule, too.</summary>
    private static int? Whole(long? number) => number is { } known ? (int)Math.Clamp(known, int.MinValue, int.MaxValue) : null;
}

/// <summary>What a withdrawal's request says, for the description.</summary>
public sealed record CancellationRequest(string Reason, long? Version);
