using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Optica.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SessionEnds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(name: "Address", table: "UserSessions", type: "TEXT", maxLength: 45, nullable: true);

            migrationBuilder.AddColumn<DateTime>(name: "EndsAt", table: "UserSessions", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<DateTime>(name: "IdleUntil", table: "UserSessions", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<bool>(name: "IsApi", table: "UserSessions", type: "INTEGER", nullable: false, defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(name: "LockedAt", table: "UserSessions", type: "TEXT", nullable: true);

            migrationBuilder.CreateIndex(name: "IX_UserSessions_LastSeenAt", table: "UserSessions", column: "LastSeenAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_UserSessions_LastSeenAt", table: "UserSessions");

            migrationBuilder.DropColumn(name: "Address", table: "UserSessions");

            migrationBuilder.DropColumn(name: "EndsAt", table: "UserSessions");

            migrationBuilder.DropColumn(name: "IdleUntil", table: "UserSessions");

            migrationBuilder.DropColumn(name: "IsApi", table: "UserSessions");

            migrationBuilder.DropColumn(name: "LockedAt", table: "UserSessions");
        }
    }
}
