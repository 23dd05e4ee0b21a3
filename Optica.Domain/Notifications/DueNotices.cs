using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Optica.Domain.Prescriptions;

namespace Optica.Domain.Notifications;

/// <summary>
/// Keys of what people are told once: a prescription at each of its warnings (OR-24), a branch's exams on each day, a job that is late for
/// the day it was promised. They follow from what they are about, so two processes that notice it at once make the same one.
/// </summary>
public static class DueNotices
{
    /// <summary>The key of a prescription's warning.</summary>
    /// <param name="prescriptionId">The prescription.</param>
    /// <param name="warning">Days before its last one: 60, 30 or 7.</param>
    public static Guid Expiring(Guid prescriptionId, int warning) => Key("prescription_expiring", prescriptionId, warning);

    /// <summary>Which warning of a prescription a key is; null for none.</summary>
    public static int? WarningOf(Guid key, Guid prescriptionId) =>
        PrescriptionLife.WarningDays.Where(days => Expiring(prescriptionId, days) == key).Select(days => (int?)days).FirstOrDefault();

    /// <summary>The key of the exams that are due at a branch on a day.</summary>
    public static Guid Exams(Guid branchId, DateOnly day) => Key("exams_due", branchId, day.DayNumber);

    /// <summary>The key of a job that is late for the day it was promised; promised anew and late again is news again.</summary>
    public static Guid Overdue(Guid workOrderId, DateOnly promisedOn) => Key("work_order_overdue", workOrderId, promisedOn.DayNumber);

    /// <summary>The key of what a super admin is told of somebody who reads very many records in an hour.</summary>
    /// <param name="readerId">Who reads.</param>
    /// <param name="toldId">Who is told.</param>
    /// <param name="at">When, UTC; within one hour of the clock it is the same news.</param>
    public static Guid MassReading(Guid readerId, Guid toldId, DateTime at) =>
        Key($"mass_reading {toldId:N}", readerId, (int)((at - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerHour));

    private static Guid Key(string kind, Guid id, int which)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{kind} {id:N} {which}");
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16);
        // an own kind of id (RFC 9562 version 8), so that it never meets one made from the time
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
