using System.Globalization;
using Optica.Domain.Common;

namespace Optica.Domain.Orders;

/// <summary>Running numbers of an organisation and year. Counted up within the transaction that uses the number, so none is lost or given twice.</summary>
public sealed class NumberSeries : IDerived
{
    /// <summary>Prefix of orders.</summary>
    public const string Orders = "ORD";

    /// <summary>Prefix of work orders.</summary>
    public const string WorkOrders = "TRB";

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

    /// <summary><c>ORD-2026-000123</c>; other series begin with four digits: <c>COT-2026-0001</c>, <c>TRB-2026-0001</c>.</summary>
    public static string Format(string prefix, int year, long number) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{prefix}-{year:0000}-{number.ToString(prefix == Orders ? "D6" : "D4", CultureInfo.InvariantCulture)}"
        );
}
