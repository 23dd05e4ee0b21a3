using System.Globalization;
using Optica.Domain.Common;

namespace Optica.Portal.Api;

/// <summary>Reads query parameters; everything unreadable is collected at its name.</summary>
internal sealed class ApiQuery
{
    private readonly List<FieldError> errors = [];

    /// <summary>Null when everything could be read.</summary>
    public Invalid? Unreadable => errors.Count == 0 ? null : new Invalid(errors);

    /// <summary>A page. Numbers outside the range come into it, however large; what is no number is refused.</summary>
    public PageRequest Page(string? page, string? limit, int size) => new(Number("page", page, 1), Number("limit", limit, size));

    /// <summary>A day.</summary>
    public DateOnly? Date(string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : Refuse<DateOnly?>(name, "date_expected");
    }

    /// <summary>An id.</summary>
    public Guid? Uuid(string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return Guid.TryParseExact(text, "D", out var id) ? id : Refuse<Guid?>(name, "uuid_expected");
    }

    /// <summary>An amount of pesos.</summary>
    public long? Amount(string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
            ? amount
            : Refuse<long?>(name, "number_expected");
    }

    /// <summary>One of the known values; the first when nothing is said.</summary>
    public T OneOf<T>(string name, string? text, params (string Name, T Value)[] choices)
    {
        if (string.IsNullOrEmpty(text))
        {
            return choices[0].Value;
        }

        foreach (var choice in choices)
        {
            if (choice.Name == text)
            {
                return choice.Value;
            }
        }

        return Refuse<T>(name, "one_of", string.Join(", ", choices.Where(choice => choice.Name.Length > 0).Select(choice => choice.Name)))
            ?? choices[0].Value;
    }

    private int Number(string name, string? text, int otherwise)
    {
        if (string.IsNullOrEmpty(text))
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        var digits = text[0] is '-' or '+' ? text[1..] : text;
        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit))
        {
            return Refuse<int>(name, "number_expected");
        }

        return text[0] == '-' ? int.MinValue : int.MaxValue;
    }

    private T? Refuse<T>(string name, string code, params object?[] arguments)
    {
        errors.Add(ApiText.Rule(name, code, arguments));
        return default;
    }
}
