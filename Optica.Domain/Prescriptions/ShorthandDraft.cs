using Optica.Domain.Common;
using Optica.Domain.Resources;

namespace Optica.Domain.Prescriptions;

/// <summary>What a shorthand line has said so far. Nothing can be said twice of an eye.</summary>
internal sealed class ShorthandDraft
{
    private readonly HashSet<(Eye Eye, ShorthandWord Field)> said = [];

    /// <summary>Right and left eye.</summary>
    public Dictionary<Eye, EyeInput> Eyes { get; } = new() { [Eye.Right] = new(), [Eye.Left] = new() };

    /// <summary>Binocular pupillary distance looking far, mm.</summary>
    public decimal? PdDistance { get; set; }

    /// <summary>Binocular pupillary distance looking near, mm.</summary>
    public decimal? PdNear { get; set; }

    /// <summary>Vertex distance, mm.</summary>
    public decimal? VertexDistance { get; set; }

    /// <summary>Says something of eyes.</summary>
    /// <param name="eyes">Of which.</param>
    /// <param name="field">What is said, to notice the second time.</param>
    /// <param name="part">The piece of the line, for the message.</param>
    /// <param name="write">Writes it into an eye.</param>
    /// <returns>Null, or why it cannot be said.</returns>
    public Invalid? Say(IReadOnlyList<Eye> eyes, ShorthandWord field, string part, Action<EyeInput> write)
    {
        if (eyes.Count == 0)
        {
            return Refuse("shorthand_eye", part);
        }

        foreach (var eye in eyes)
        {
            if (!said.Add((eye, field)))
            {
                return Refuse("shorthand_twice", part);
            }

            write(Eyes[eye]);
        }

        return null;
    }

    /// <summary>The finished values in their stored form.</summary>
    public OpticalValues Finish() =>
        new()
        {
            Right = EyePrescription.Of(Eyes[Eye.Right]),
            Left = EyePrescription.Of(Eyes[Eye.Left]),
            PdDistance = PdDistance,
            PdNear = PdNear,
            VertexDistance = VertexDistance,
        };

    /// <summary>A part that was not understood, named.</summary>
    public static Invalid Refuse(string code, string part) => Invalid.At(PrescriptionShorthand.Field, code, part);

    /// <summary>A part that was understood and refused by its rule.</summary>
    public static Invalid Refuse(ValueFault fault, string part) =>
        new([new FieldError(PrescriptionShorthand.Field, fault.Code, DomainText.Get("rule_shorthand_part", part, fault.Message))]);
}
