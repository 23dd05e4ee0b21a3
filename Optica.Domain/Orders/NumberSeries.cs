using System.Globalization;
using Optica.Domain.Common;

namespace Optica.Domain.Orders;

/// <summary>Running numbers of an organisation and year. Counted up within the transaction that uses the number, so none is lost or given twice.</summary>
public sealed class NumberSeries : IDerived
{
    /// <summary>Prefix of orders.</summary>
    public const string Orders = "ORD";

    private NumberSeries() { }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <summary>Prefix.</summary>
    public string Prefix { get; private set; } = "";

    /// <summary>Year of the organisation's calendar.</summary>
    public int Year { get; private set; }

    /// <summary>The last number given.</summary>
    public long Last { get; private set; }

    /// <summary>A series with its first number given.</summary>
    public static NumberSeries Begin(Guid organisationId, string prefix, int year, long last = 1) =>
        new()
        {
            OrganisationId = organisationId,
            Prefix = prefix,
            Year = year,
            Last = last,
        };

    /// <summary><c>ORD-2026-000123</c>; quotes and work orders have four digits: <c>COT-2026-0001</c>.</summary>
    public static string Format(string prefix, int year, long number)
    {
        var digits = number.ToString(prefix == Orders ? "000000" : "0000", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}-{year:0000}-{digits}");
    }
}
