using System.Text.Json;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;

namespace Optica.Portal.Api;

/// <content>An object within the object, and optical values.</content>
internal sealed partial class ApiBody
{
    /// <summary>An object; null when absent, null or no object. Its errors stand at their paths, such as <c>right.sphere</c>.</summary>
    public ApiBody? Part(string name)
    {
        if (!TryFind(name, out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return Refuse<ApiBody>(name, "object_expected");
        }

        var found = new ApiBody(value, $"{path}{name}.");
        parts.Add(found);
        return found;
    }

    /// <summary>An optical value (CL-8): a number, or a text that is read as in the forms: <c>-2.25</c> and <c>"−2,25"</c> are the same.</summary>
    /// <param name="name">Name of the member.</param>
    /// <param name="scale">Range and step of texts; numbers are judged by the rules.</param>
    public decimal? Optical(string name, ValueScale scale)
    {
        if (!TryFind(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number))
        {
            return number;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            return Refuse<decimal?>(name, "value_expected");
        }

        var reading = Dioptre.Read(Read(name, value), scale);
        if (reading.Fault is { } fault)
        {
            errors.Add(new FieldError(path + name, fault.Code, fault.Message));
        }

        return reading.Value;
    }
}
