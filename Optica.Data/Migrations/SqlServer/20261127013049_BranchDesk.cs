using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Optica.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class BranchDesk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(name: "SuspendedAt", table: "Organisations", type: "datetime2", nullable: true);

            migrationBuilder.AddColumn<string>(name: "Phone", table: "Branches", type: "nvarchar(40)", maxLength: 40, nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "SuspendedAt", table: "Organisations");

            migrationBuilder.DropColumn(name: "Phone", table: "Branches");
        }
    }
}
